/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;

import org.dendritej.mechanism.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong in a model file is refused in one sentence that begins with the path of the place. */
class ModelFileErrorsTest {

	static Stream<Arguments> mistakes() {
		return Stream.of( //
			wrong("'protocol': {'duration': 100}", "protocol.duration: found 100, expected a time such as \"100 ms\""),
			wrong("'protocol': {'duration': '100'}", "protocol.duration: found \"100\", expected a time such as \"100 ms\""),
			wrong("'protocol': {'duration': '100 mV'}", "protocol.duration: found \"100 mV\", expected a time such as \"100 ms\""),
			wrong("'protocol': {'duratoin': '100 ms'}", "protocol.duratoin: unknown key; did you mean \"duration\"?"),
			wrong("'protocol': {'DURATION': '100 ms'}", "protocol.DURATION: unknown key; did you mean \"duration\"?"),
			wrong("'protocol': {'xyz': 1}", "protocol.xyz: unknown key; expected one of duration, timeStep, scheme, start, stimuli"),
			wrong("'a b': 1", "[\"a b\"]: unknown key; expected one of"),
			wrong("'protocol': {}", "protocol.duration: found nothing, expected a time such as \"100 ms\""),
			wrong("'protocol': null", "protocol: found null, expected an object with the keys duration, timeStep, scheme, start, stimuli"),
			wrong("'protocol': {'duration': '-5 ms'}", "protocol: the duration is -5.0 ms; it must be positive"),
			wrong("'protocol': {'duration': '5 ms', 'timeStep': '6 ms'}", "protocol: the time step is 6.0 ms"),
			wrong("'protocol': {'duration': 'infinite'}", "protocol.duration: found \"infinite\", expected a time such as \"100 ms\""),
			wrong("'protocol': {'duration': '5 ms', 'scheme': 'crank nicolson'}",
				"protocol.scheme: found \"crank nicolson\", expected \"Crank-Nicolson\" or \"backward Euler\""),
			wrong("'protocol': {'duration': '5 ms', 'start': '-75 mV'}", "protocol.start: found \"-75 mV\", expected \"settled\""),
			stimulus("{'currentClamp': {'location': 'soma', 'current': {'step': {'amplitude': '5 mV'}}}}",
				"currentClamp.current.step.amplitude: found \"5 mV\", expected a current such as \"0.1 nA\""),
			stimulus("{'currentClamp': {'location': 'soma', 'current': {'ramp': {'first': '0 nA', 'last': '1 nA', 'duration': '0 ms'}}}}",
				"currentClamp.current.ramp: a ramp from 0.0 to 1.0 nA from 0.0 ms for 0.0 ms"),
			stimulus(
				"{'currentClamp': {'location': 'soma', 'current': {'levels': {'times': ['2 ms', '1 ms'], 'values': ['0 nA', '1 nA']}}}}",
				"currentClamp.current.levels: stimulus value 2"),
			stimulus("{'voltageClamp': {'location': 'soma', 'command': {'lines': {'times': ['1 ms'], 'values': ['1 nA']}}, "
				+ "'seriesResistance': '1 MOhm'}}",
				"voltageClamp.command.lines.values[0]: found \"1 nA\", expected a voltage such as \"-75 mV\""),
			stimulus("{}", "found no key, expected an object with one of the keys currentClamp, voltageClamp"),
			stimulus("{'currentClamp': {}, 'voltageClamp': {}}", "found 2 keys, expected an object with one of the keys"),
			receptor("{'mechanism': 'NMDA', 'weight': '0.3 mV'}",
				"weight: found \"0.3 mV\", expected a conductance such as \"0.3 nS\""),
			receptor("{'mechanism': 'NMDA', 'weight': 0.3}", "weight: found 0.3, expected a conductance such as \"0.3 nS\""),
			receptor("{'mechanism': 'NDMA', 'weight': '1 nS'}", "mechanism: there is no mechanism \"NDMA\""),
			receptor("{'mechanism': 'pas', 'weight': '1 nS'}", "pas is no synapse"),
			receptor("{'mechanism': 'NMDA', 'weight': '1 nS', 'parameters': {'gama': '0.08 /mV'}}",
				"parameters.gama: unknown key; did you mean \"gamma\"?"),
			receptor("{'mechanism': 'NMDA', 'weight': '1 nS', 'parameters': {'mg': '-1 mM'}}", "parameters.mg: NMDA: mg is -1.0 mM"),
			receptor("{'mechanism': 'AMPA', 'weight': '1 nS'}", "synapse group \"g\" names a receptor twice"),
			wrong("'synapses': {}", "synapses: found an object, expected a list of synapse groups"),
			group("'sites': {'cluster': {'centre': 'soma', 'spread': '-1 um', 'number': 3}}",
				"sites.cluster: a cluster of 3 synapses over -1.0 µm"),
			group("'sites': {'cluster': {'centre': 'soma', 'spread': '1 um', 'number': 0}}",
				"sites.cluster.number: found 0, expected a whole number of at least 1"),
			group("'sites': {'cluster': {'centre': 'soma', 'spread': '1 um', 'number': 2.5}}",
				"sites.cluster.number: found 2.5, expected a whole number of at least 1"),
			group("'sites': {'listed': [{'section': 1, 'fraction': 1.5}]}", "sites.listed[0]: section 1: a fraction of its length"),
			group("'sites': {'listed': [{'section': 1}]}", "sites.listed[0].fraction: found nothing, expected a number without unit"),
			group("'sites': {'listed': [{'position': ['1 um', '2 um']}]}",
				"sites.listed[0].position: found a list, expected three lengths"),
			group("'sites': {'listed': [{'section': 1, 'fraction': 0.5, 'point': 3}]}", "sites.listed[0].point: unknown key"),
			group("'sites': {'listed': []}", "sites.listed: a synapse group lists no places"),
			group("'sites': {'listed': ['soma']}, 'spikes': {'at': []}, 'transmission': {'release': {'probability': 1.5, 'mode': 'mean'}}",
				"transmission.release: the release probability is 1.5; expected a number from 0 to 1"),
			group(
				"'sites': {'listed': ['soma']}, 'spikes': {'at': []}, 'transmission': {'release': {'probability': 0.5, 'mode': 'mean', 'sites': 0}}",
				"transmission.release.sites: found 0, expected a whole number of at least 1"),
			group(
				"'sites': {'listed': ['soma']}, 'spikes': {'at': []}, 'transmission': {'release': {'probability': 0.5, 'mode': 'mean', 'recovery': '-1 ms'}}",
				"transmission.release: the time constant of recovery is -1.0 ms"),
			group("'sites': {'listed': ['soma']}, 'spikes': {'at': []}, 'transmission': {'release': {'probability': 0.5}}",
				"transmission.release.mode: found nothing, expected \"mean\" or \"stochastic\""),
			group("'sites': {'listed': ['soma']}, 'spikes': {'at': []}, 'transmission': {'spread': 'NaN'}",
				"transmission.spread: found \"NaN\", expected a number without unit"),
			group("'sites': {'listed': ['soma']}, 'spikes': {'at': []}, 'transmission': {'ablation': {'fraction': -0.1}}",
				"transmission.ablation: the fraction of ablated synapses is -0.1; expected a number from 0 to 1"),
			group("'sites': {'listed': ['soma']}, 'spikes': {'at': []}, 'transmission': {'learning': {'spikeTiming': {'tauPlus': '0 ms'}}}",
				"transmission.learning.spikeTiming: tauPlus, the window of potentiation, is 0.0 ms; expected a positive"),
			group(
				"'sites': {'listed': ['soma']}, 'spikes': {'at': []}, 'transmission': {'learning': {'scaling': {'target': '-1 Hz', 'time': '1 s', 'memory': '1 s'}}}",
				"transmission.learning.scaling: the target rate of homeostatic scaling is -1.0 Hz"),
			group("'sites': {'listed': ['soma']}, 'spikes': {'at': []}, 'transmission': {'learning': {'minimum': 2, 'maximum': 1}}",
				"transmission.learning: the greatest weight is 1.0 and the least 2.0"),
			group("'sites': {'listed': ['soma']}, 'spikes': {'at': []}, 'transmission': {'learnin': {}}",
				"transmission.learnin: unknown key; did you mean \"learning\"?"),
			group("'sites': {'listed': ['soma']}, 'spikes': {'poisson': {'rate': '-1 Hz'}}", "spikes.poisson: a Poisson train of -1.0 Hz"),
			group("'sites': {'listed': ['soma']}, 'spikes': {'at': ['-1 ms']}", "spikes.at: a spike at -1.0 ms"),
			wrong("'biophysics': {'temperature': '310 K'}",
				"biophysics.temperature: found \"310 K\", expected a temperature such as \"37 degC\""),
			wrong("'biophysics': {'cable': []}", "biophysics.cable: cable properties begin with an entry for the whole neuron"),
			wrong("'biophysics': {'cable': [{'region': 'everywhere', 'axialResistivity': '100 Ohm', 'specificCapacitance': '1 uF/cm2'}]}",
				"biophysics.cable[0].axialResistivity: found \"100 Ohm\", expected an axial resistivity such as \"100 Ohm cm\""),
			paint("'region': 'dendrite', 'mechanism': 'pas'", "region: found \"dendrite\", expected \"everywhere\" or \"soma\""),
			paint("'region': {'pathDistance': ['5 um', '5 um']}, 'mechanism': 'pas'",
				"region.pathDistance: a range of path distances from 5.0 to 5.0 µm holds nothing"),
			paint("'region': {'all': [{'any': []}]}, 'mechanism': 'pas'", "region.all[0].any: a region made of several others lists none"),
			paint("'region': 'soma', 'mechanism': 'AMPA'", "AMPA is a point mechanism; it cannot be painted"),
			paint("'region': 'soma', 'mechanism': 'pas', 'parameters': {'g': {'linear': {'intercept': '1 S/cm2', 'slope': '1 S/cm2'}}}",
				"parameters.g.linear.slope: found \"1 S/cm2\", expected a quantity such as \"1 S/cm2/um\""),
			paint("'region': 'soma', 'mechanism': 'pas', 'parameters': {'g': {'table': {'distances': ['1 um', '1 um'], "
				+ "'values': ['1 S/cm2', '2 S/cm2']}}}",
				"parameters.g.table: a table of values over path distance has 1.0 µm after 1.0 µm"),
			paint("'region': 'soma', 'mechanism': 'pas', 'parameters': {'g': '-1 S/cm2'}", "parameters.g: pas: g is -1.0 S/cm2"),
			wrong("'discretisation': {'rule': {'fixed': 0}}", "discretisation.rule.fixed: found 0, expected a whole number of at least 1"),
			wrong("'discretisation': {'rule': {'maximalLength': '0 um'}}",
				"discretisation.rule.maximalLength: the maximal compartment length"),
			wrong("'discretisation': {'attachment': 'centre'}", "discretisation.attachment: found \"centre\", expected \"middle\" or"),
			wrong(
				"'recording': {'probes': [{'voltage': {'name': 'a', 'location': 'soma'}}, {'voltage': {'name': 'a', 'location': 'soma'}}]}",
				"recording: two probes are named \"a\""),
			wrong("'recording': {'probes': [{'ion': {'name': 'a', 'location': 'soma', 'ion': 'ca', 'quantity': 'flux'}}]}",
				"recording.probes[0].ion.quantity: found \"flux\", expected \"reversal\" or \"inside\" or \"outside\" or \"current\""),
			wrong("'recording': {'frameInterval': '-1 ms'}", "recording: the frame interval is -1.0 ms"),
			wrong("'seed': 1.5", "seed: found 1.5, expected a whole number of at most 64 bits"),
			wrong("'seed': 9223372036854775808", "seed: found 9223372036854775808, expected a whole number of at most 64 bits"),
			text("{'dendritej': 2, 'reconstruction': {'file': 'a'}}", "dendritej: found 2, expected version 1"),
			text("{'reconstruction': {'file': 'a'}}", "dendritej: found nothing, expected a whole number"),
			text("{'dendritej': 1, 'reconstruction': {'file': 'a', 'sha256': 'abc'}}",
				"reconstruction.sha256: found \"abc\", expected a SHA-256"),
			text("{'dendritej': 1, 'reconstruction': {'file': 'a', 'defaultRadii': {'trunk': '1 um'}}}",
				"reconstruction.defaultRadii.trunk: found \"1 um\", expected a structure type as the key"),
			text("{'dendritej': 1, 'reconstruction': {'file': 'a', 'defaultRadii': {'soma': '1 um', 'type 1': '2 um'}}}",
				"reconstruction.defaultRadii[\"type 1\"]: found \"2 um\", expected each structure type once"),
			text("[]", "found a list, expected an object with the keys"), text("", "the file is empty"),
			text("{'dendritej': 1, 'dendritej': 1}", "line 1, column 18: the key \"dendritej\" is given twice"),
			text("{'dendritej': 1,\n 'name': }", "line 2, column 10: this is not valid JSON"),
			text("{'dendritej': 1", "line 1, column 16: this is not valid JSON"),
			text("{'dendritej': 1} {}", "line 1, column 18: something follows after the end of the model"),
			text("{'dendritej': NaN}", "this is not valid JSON"), text("{'seed': " + "1".repeat(5000) + "}", "this is not valid JSON"),
			text("[".repeat(100_000), "this is not valid JSON"), text("{'name': '" + "x".repeat(20_000) + "'}", "this is not valid JSON"),
			text("{'" + "k".repeat(900) + "': 1}", "[\"" + "k".repeat(59) + "…]: unknown key"));
	}

	private static Arguments text(final String json, final String message) {
		return Arguments.of(json.replace('\'', '"'), message);
	}

	private static Arguments wrong(final String fragment, final String message) {
		return text("{'dendritej': 1, 'reconstruction': {'file': 'cell.swc'}, " + fragment + "}", message);
	}

	private static Arguments stimulus(final String json, final String message) {
		return wrong("'protocol': {'duration': '10 ms', 'stimuli': [" + json + "]}",
			"protocol.stimuli[0]" + (message.startsWith("found") ? ": " : ".") + message);
	}

	private static Arguments receptor(final String json, final String message) {
		final String where = message.startsWith("synapse group") ? "synapses[0]: "
			: message.contains("is no synapse") ? "synapses[0].receptors[1]: " : "synapses[0].receptors[1].";
		return wrong("'synapses': [{'name': 'g', 'receptors': [{'mechanism': 'AMPA', 'weight': '0.3 nS'}, " + json
			+ "], 'sites': {'listed': ['soma']}, 'spikes': {'at': []}}]", where + message);
	}

	private static Arguments group(final String fragment, final String message) {
		return wrong("'synapses': [{'name': 'g', 'receptors': [{'mechanism': 'AMPA', 'weight': '0.3 nS'}], " + fragment
			+ (fragment.contains("spikes") ? "" : ", 'spikes': {'at': []}") + "}]", "synapses[0]." + message);
	}

	private static Arguments paint(final String fragment, final String message) {
		return wrong("'biophysics': {'mechanisms': [{" + fragment + "}]}",
			"biophysics.mechanisms[0]" + (message.startsWith("AMPA") ? ": " : ".") + message);
	}

	@ParameterizedTest
	@MethodSource("mistakes")
	void aMistakeIsRefusedInOneSentenceWithItsPath(final String json, final String message) {
		final String found = assertThrows(ModelFileException.class, () -> ModelFiles.parse(json, Catalogue.STANDARD)).getMessage();
		assertTrue(found.startsWith(message) || found.contains(message) && message.startsWith("this is not"), found);
		assertFalse(found.contains("\n"), found);
		assertTrue(found.length() < 400, found);
	}

	@Test
	void theSmallestOfTheseTestsIsRightWithoutItsMistake() {
		assertEquals(5,
			ModelFiles.parse("{\"dendritej\": 1, \"reconstruction\": {\"file\": \"cell.swc\"}, \"protocol\": {\"duration\": \"5 ms\"}}",
				Catalogue.STANDARD).protocol().duration());
	}
}
