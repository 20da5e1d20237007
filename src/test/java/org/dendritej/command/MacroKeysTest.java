/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.Macro;

import java.io.File;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.command.ContextCommand;
import org.scijava.menu.MenuConstants;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.ui.UIService;

/** What recorded macros rely on, for every command there is. */
class MacroKeysTest {

	private static final Context CONTEXT = new Context(CommandService.class, UIService.class);

	@AfterAll
	static void close() {
		CONTEXT.dispose();
	}

	static List<CommandInfo> commands() {
		return CONTEXT.service(CommandService.class).getCommands().stream()
			.filter(info -> info.getDelegateClassName().startsWith("org.dendritej.")).sorted().toList();
	}

	static Stream<ModuleItem<?>> inputs() {
		return commands().stream().flatMap(info -> Inputs.inputs(info).stream());
	}

	@Test
	void theIndexHoldsTheCommands() {
		assertEquals(
			List.of("Build Neuron Model...", "Cite DendriteJ", "Classify With One Neuron...", "Count Synapses to Spike...",
				"DendriteJ Demo", "DendriteJ Help",
				"Draw Morphology...",
				"Drive With Noise...",
				"Explore Point Neuron...",
				"Export Movie...",
				"Import Channel...",
				"Label Voxels...",
				"Make Kymograph...",
				"Map Attenuation...",
				"Map Inhibition...",
				"Measure Activity...",
				"Measure Excitability...",
				"Measure Input Timing...",
				"Measure Plasticity...",
				"Measure Radii...",
				"Measure Synapse Clustering...",
				"Overlay Activity on Image...", "Place Synapses...", "Render Activity...", "Simulate Neuron...", "Sweep..."),
			commands().stream().map(info -> info.getMenuPath().getLeaf().getName()).sorted().toList());
	}

	@ParameterizedTest
	@MethodSource("commands")
	void everyCommandStandsInOurMenuAndCanBeCancelled(final CommandInfo info) throws ClassNotFoundException {
		final String menu = info.getMenuPath().getMenuString(), leaf = info.getMenuPath().getLeaf().getName();
		assertTrue(List.of("", "Questions > ", "Models > ").stream()
			.anyMatch(below -> menu.equals(MenuConstants.PLUGINS_LABEL + " > Neuroanatomy > DendriteJ > " + below + leaf)), menu);
		assertTrue(ContextCommand.class.isAssignableFrom(info.loadDelegateClass()));
		assertTrue(info.isValid(), () -> info.getProblems().toString());
		assertFalse(info.getDescription().isBlank());
	}

	@Test
	void everyLabelIsUniqueAndNoneIsImageJs() {
		final Set<String> labels = new HashSet<>();
		for (final CommandInfo info : commands())
			assertTrue(labels.add(info.getMenuPath().getLeaf().getName()), info.toString());
		for (final CommandInfo other : CONTEXT.service(CommandService.class).getCommands())
			if (!other.getDelegateClassName().startsWith("org.dendritej.") && other.getMenuPath().getLeaf() != null)
				assertFalse(labels.contains(other.getMenuPath().getLeaf().getName()), other.toString());
	}

	@ParameterizedTest
	@MethodSource("inputs")
	void keysAreLowerCaseLettersOnly(final ModuleItem<?> input) {
		assertTrue(input.getName().matches("[a-z]+"), input.getName());
	}

	@ParameterizedTest
	@MethodSource("commands")
	void imageJFindsNoKeyInsideAnother(final CommandInfo info) {
		final List<String> keys = Inputs.inputs(info).stream().map(ModuleItem::getName).toList();
		for (final String key : keys)
			for (final String other : keys)
				if (!key.equals(other))
					assertNull(Macro.getValue(other + "=1 ", key, null), key + " is found in " + other);
		assertEquals(keys.size(), Set.copyOf(keys).size());
	}

	/** ImageJ's recorder opens a window about a duplicate when a key ends one that it has written before. */
	@ParameterizedTest
	@MethodSource("commands")
	void theRecorderTakesNoKeyForAnEarlierOne(final CommandInfo info) {
		final List<String> keys = Inputs.inputs(info).stream().map(ModuleItem::getName).toList();
		for (int i = 0; i < keys.size(); i++)
			for (final String earlier : keys.subList(0, i))
				assertFalse(earlier.endsWith(keys.get(i)), keys.get(i) + " is found in " + earlier);
	}

	@ParameterizedTest
	@MethodSource("inputs")
	void nothingIsRememberedFromTheLastRun(final ModuleItem<?> input) {
		assertFalse(input.isPersisted(), input.getName());
	}

	/** Numbers, flags and texts begin with a value; a file or an image may be left out, and the command says so in its own words if it needs it. */
	@ParameterizedTest
	@MethodSource("commands")
	void everyParameterCanBeOmitted(final CommandInfo info) {
		final Module module = CONTEXT.service(ModuleService.class).createModule(info);
		for (final ModuleItem<?> input : Inputs.inputs(info))
			if (File.class == input.getType() || ImagePlus.class == input.getType())
				assertFalse(input.isRequired(), input.getName());
			else
				assertNotNull(input.getValue(module), input.getName());
	}

	@ParameterizedTest
	@MethodSource("inputs")
	void everyParameterIsExplained(final ModuleItem<?> input) {
		assertTrue(input.getLabel() != null && Character.isUpperCase(input.getLabel().charAt(0)), input.getName());
		assertTrue(input.getDescription() != null && input.getDescription().length() > 40, input.getName());
		assertTrue(input.getDescription().strip().endsWith("."), input.getName());
		if (input.getType() == double.class) {
			assertTrue(
				input.getLabel()
					.matches(
						".* \\((ms|s|µm|mV|mV/ms|nA|%|nS|°C|Hz|Ω·cm|µF/cm²|mS/cm²|1/µm|0 to 1|-1 to 1|times|of the weight|SD of ln|rheobases|unit of the file)\\)"),
				input.getLabel() + " has no unit");
			assertTrue(input.getWidgetStyle().contains("format:0.0"), input.getName() + " would be shown rounded");
		}
	}

	@ParameterizedTest
	@MethodSource("commands")
	void labelsWithinACommandAreUnique(final CommandInfo info) {
		final Set<String> labels = new HashSet<>();
		for (final ModuleItem<?> input : Inputs.inputs(info))
			assertTrue(labels.add(input.getLabel()), input.getLabel());
	}

	/** Macros in the world hold these lines. New parameters may be added at the end, with a default; nothing else may change. */
	@Test
	void recordedLinesStayAsTheyAre() {
		for (final String label : List.of("DendriteJ Demo", "DendriteJ Help", "Cite DendriteJ"))
			assertEquals("run(\"" + label + "\");", recorded(label).replace(", \"\"", ""));
		assertEquals(
			"run(\"Simulate Neuron...\", \"model=/data/cell.json duration=0.0 timestep=0.0 pixelsize=0.0 projection=true folder=[/my results]"
				+ " frameinterval=0.0 record=as-in-model without= film=true\");",
			recorded("Simulate Neuron...", "model", new File("/data/cell.json"), "folder", new File("/my results")));
		assertEquals(
			"run(\"Overlay Activity on Image...\", \"model=/data/cell.json duration=12.5 timestep=0.0 pixelsize=0.0 slicespacing=0.0 lowest=0.0"
				+
				" highest=0.0 projection=false vector=false legend=true\");",
			recorded("Overlay Activity on Image...", "model", new File("/data/cell.json"), "duration", 12.5));
		assertEquals(
			"run(\"Build Neuron Model...\", \"reconstruction=/data/cell.swc title= tree=-1 unit=0.0 membrane=passive temperature=37.0 resistivity=100.0"
				+ " somacapacitance=1.0 somaleak=0.03 somareversal=-75.0 somasodium=0.0 somapotassium=0.0 axoncapacitance=1.0 axonleak=0.03"
				+ " axonreversal=-75.0 axonsodium=0.0 axonpotassium=0.0 dendritecapacitance=2.0 dendriteleak=0.06 dendritereversal=-75.0"
				+ " dendritesodium=0.0 dendritepotassium=0.0 rule=d-lambda part=10.0 longest=20.0 number=1 attachment=middle"
				+ " axon=as-reconstructed experiment=false file=/data/cell.json replace=false\");",
			recorded("Build Neuron Model...", "reconstruction", new File("/data/cell.swc"), "file", new File("/data/cell.json")));
		assertEquals(
			"run(\"Place Synapses...\", \"model=/data/cell.json name=synapses sites=image region=dendrites from=0.0 to=0.0 number=20 density=0.1"
				+ " centre=longest-branch clusterx=0.0 clustery=0.0 clusterz=0.0 spread=20.0 marks=selection within=5.0 pixelsize=0.0 slicespacing=0.0 kind=AMPA+NMDA"
				+ " conductance=0.3 nmda=1.5 reversal=-80.0 weight=0.001 parameters= timing=times times=[10, 60] jitter=1.0 start=10.0 interval=10.0 spikes=5 rate=5.0"
				+ " stop=0.0 delay=0.0 release=reliable probability=0.25 recovery=0.0 facilitation=0.0 vesicles=1 random=true strengths=0.0 ablated=0.0"
				+ " ablatedfrom=0.0 learning=none postsynaptic=cell placethreshold=-20.0 strongest=5.0 target=0.0 scalingtime=10000.0 scalingmemory=1000.0"
				+ " seed=0 record=true file=/data/cell-synapses.json replace=false only=\");",
			recorded("Place Synapses...", "model", new File("/data/cell.json"), "sites", "image", "times", "10, 60", "file",
				new File("/data/cell-synapses.json")));
		assertEquals(
			"run(\"Render Activity...\", \"recording=/data/run.recording template=[my stack] style=colours pixelsize=0.0 slicespacing=0.0"
				+ " projection=true lowest=0.0 highest=0.0 from=0.0 to=0.0 every=1 modality=two-photon indicator=JEDI-2P dye=auto wavelength=0.0"
				+ " aperture=0.8 index=1.333 pinhole=1.0 sheet=3.0 bead= frameinterval=0.0 exposure=0.0 photons=200.0 background=2.0 attenuation=0.0"
				+ " focus=0.0 excess=1.2 reading=0.0 gain=10.0 offset=100.0 bits=16 seed=1\");",
			recorded("Render Activity...", "recording", new File("/data/run.recording"), "template", "my stack", "style", "colours"));
	}

	@Test
	void theRecordedLinesOfQuestionsStayAsTheyAre() {
		final String how = " membrane=as-in-model maps=fitted pixelsize=0.0 slicespacing=0.0",
			where = how + " site=%s sitex=0.0 sitey=0.0 sitez=0.0";
		assertEquals("run(\"Map Attenuation...\", \"model=/data/cell.json" + where.formatted("soma")
			+ " frequency=100.0 conductance=0.3 places=400\");", recorded("Map Attenuation...", "model", new File("/data/cell.json")));
		assertEquals("run(\"Map Inhibition...\", \"model=/data/cell.json" + where.formatted("longest-branch")
			+ " number=0 spread=20.0 ampa=0.3 nmda=1.5 inhibition=3.0 timing=0.0 reversal=-80.0 decay=5.0 best=2 places=150 most=60 criterion=45.0"
			+ " window=20.0 tonic=0.0\");", recorded("Map Inhibition...", "model", new File("/data/cell.json")));
		assertEquals("run(\"Count Synapses to Spike...\", \"model=/data/cell.json" + where.formatted("longest-branch")
			+ " total=10000 inhibitory=10.0 arrangement=scattered cluster=10 spread=20.0 part=dendrites window=2.0 release=1.0 ampa=0.3 nmda=1.5"
			+ " gaba=1.0 reversal=-80.0 decay=5.0 seeds=10 widest=50.0 compare=true\");",
			recorded("Count Synapses to Spike...", "model", new File("/data/cell.json")));
		assertEquals("run(\"Measure Synapse Clustering...\", \"model=/data/cell.json" + where.formatted("longest-branch")
			+ " number=40 spread=20.0 interval=0.0 ampa=0.3 nmda=1.5 criterion=45.0 variations=true pairs=20 apart=40.0 sequence=9 allocations=40"
			+ " branches=8 sodium=false places=200 independence=10.0\");",
			recorded("Measure Synapse Clustering...", "model", new File("/data/cell.json")));
		assertEquals("run(\"Measure Input Timing...\", \"model=/data/cell.json" + where.formatted("longest-branch")
			+ " first=basal second=apical number=0 spread=20.0 ampa=0.3 nmda=1.5 release=0.5 jitter=1.0 trials=20 widest=50.0 blur=20.0"
			+ " inhibition=soma inhibitory=0 gaba=1.0 reversal=-80.0 decay=5.0 compare=true\");",
			recorded("Measure Input Timing...", "model", new File("/data/cell.json")));
		assertEquals("run(\"Measure Excitability...\", \"model=/data/cell.json" + how
			+ " hyperpolarisation=0.0 step=500.0 multiple=1.5 slope=10.0 crossing=-20.0 plateau=true\");",
			recorded("Measure Excitability...", "model", new File("/data/cell.json")));
		assertEquals("run(\"Drive With Noise...\", \"model=/data/cell.json" + how
			+ " seconds=10.0 excitatory=1.5 inhibitory=0.25 ampa=0.3 gaba=1.0 reversal=-75.0 decay=10.0 rate=0.0 inhibitoryrate=0.0 fold=4.0"
			+ " potential=-62.0 fluctuation=4.0 probability=0.5 inhibitoryprobability=0.5 recovery=0.0 inhibitoryrecovery=0.0 correlation=-1.0"
			+ " jitter=1.0 oscillation=0.0 frequency=40.0 current=0.0 window=10.0 piece=50.0 crossing=-20.0 step=0.05\");",
			recorded("Drive With Noise...", "model", new File("/data/cell.json")));
	}

	@Test
	void theRecordedLineOfSweepStaysAsItIs() {
		assertEquals(
			"run(\"Sweep...\", \"model=/data/cell.json membrane=as-in-model question=measure-excitability settings=step=300 vary=[soma hh gnabar]"
				+ " over=0.1:0.4:5:log secondvary=/biophysics/temperature secondover=[20, 30] further= figure=Rheobase folder=/data/sweep\");",
			recorded("Sweep...", "model", new File("/data/cell.json"), "question", "measure-excitability", "settings", "step=300", "vary",
				"soma hh gnabar", "over", "0.1:0.4:5:log", "secondvary", "/biophysics/temperature", "secondover", "20, 30", "figure",
				"Rheobase",
				"folder", new File("/data/sweep")));
	}

	@Test
	void theRecordedLinesOfWhatIsDoneWithMoviesStayAsTheyAre() {
		assertEquals(
			"run(\"Export Movie...\", \"format=OME-Zarr file=[/data/my movie.ome.zarr] replace=false first=1 last=0 every=1 rate=20.0 quality=92.0"
				+ " magnification=1 legend=true panels=6 columns=0\");",
			recorded("Export Movie...", "format", "OME-Zarr", "file", new File("/data/my movie.ome.zarr")));
		assertEquals("run(\"Measure Activity...\", \"recording=/data/run.recording marks=selection table=/data/trace.csv\");",
			recorded("Measure Activity...", "recording", new File("/data/run.recording"), "table", new File("/data/trace.csv")));
		assertEquals("run(\"Make Kymograph...\", \"along=tip number=1 step=0.0 across=0.0 within=5.0 folder=/data\");",
			recorded("Make Kymograph...", "along", "tip", "number", 1, "folder", new File("/data")));
		assertEquals(
			"run(\"Draw Morphology...\", \"model=/data/cell.json quantity=input-resistance shaded=true darker=true pixelsize=0.0 lowest=0.0"
				+ " highest=0.0 legend=true file=/data/cell.png\");",
			recorded("Draw Morphology...", "model", new File("/data/cell.json"), "quantity", "input-resistance", "file",
				new File("/data/cell.png")));
		assertEquals(
			"run(\"Label Voxels...\", \"model=/data/cell.json labels=type template=[my stack] pixelsize=0.0 slicespacing=0.0 filled=0.0"
				+ " table=/data/labels.csv\");",
			recorded("Label Voxels...", "model", new File("/data/cell.json"), "labels", "type", "template", "my stack", "table",
				new File("/data/labels.csv")));
	}

	@Test
	void theRecordedLineOfRadiiStaysAsItIs() {
		assertEquals(
			"run(\"Measure Radii...\", \"reconstruction=/data/cell.swc pixelsize=0.0 slicespacing=0.0 unit=0.0 lateral=1.0 axial=4.5 bead="
				+ " modality=confocal wavelength=0.0 aperture=0.8 index=1.333 pinhole=1.0 sheet=3.0 largest=5.0 gaps=neighbours"
				+ " file=/data/radii.swc replace=false\");",
			recorded("Measure Radii...", "reconstruction", new File("/data/cell.swc"), "lateral", 1.0, "axial", 4.5, "file",
				new File("/data/radii.swc")));
	}

	@Test
	void theRecordedLinesOfNeuronsWithoutShapeStayAsTheyAre() {
		assertEquals(
			"run(\"Explore Point Neuron...\", \"neuron=[adaptive exponential: tonic] parameters=[jump=0.01; slope=1] method=solution input=step current=0.5"
				+ " reaching=20.0 onset=10.0 length=0.0 rate=500.0 conductance=1.0 decay=5.0 reversal=0.0 jump=1.0 seed=1 duration=0.0 sampling=0.1"
				+ " traces=true curve=false phase=true histogram=false lowest=0.0 highest=0.0 points=41 each=1000.0 bin=2.0 window=100.0"
				+ " folder=/data/results\");",
			recorded("Explore Point Neuron...", "neuron", "adaptive exponential: tonic", "parameters", "jump=0.01; slope=1", "input",
				"step", "current",
				0.5, "phase", true, "folder", new File("/data/results")));
		assertEquals(
			"run(\"Classify With One Neuron...\", \"points=file file=/data/cells.csv across=[length (µm)] upwards=tips classes=type rule=delta learning=0.1"
				+ " epochs=200 seed=1 count=0 table=/data/answers.csv\");",
			recorded("Classify With One Neuron...", "points", "file", "file", new File("/data/cells.csv"), "across", "length (µm)",
				"upwards", "tips",
				"classes", "type", "rule", "delta", "learning", 0.1, "table", new File("/data/answers.csv")));
	}

	@Test
	void theRecordedLineOfImportChannelStaysAsItIs() {
		assertEquals(
			"run(\"Import Channel...\", \"channel=/data/kv.mod parameters=[gbar=0.01 S/cm2] temperature=37.0 model=/data/cell.json region=everywhere"
				+ " from=0.0 to=0.0 file=/data/cell.json replace=true\");",
			recorded("Import Channel...", "channel", new File("/data/kv.mod"), "parameters", "gbar=0.01 S/cm2", "model",
				new File("/data/cell.json"), "file", new File("/data/cell.json"), "replace", true));
	}

	@Test
	void theRecordedLineOfMeasurePlasticityStaysAsItIs() {
		assertEquals(
			"run(\"Measure Plasticity...\", \"measure=pairing-rate rule=visual-cortex pairplus=0.005 pairminus=0.00525 tripletplus=0.0"
				+ " tripletminus=0.0 tauplus=16.8 tauminus=33.7 taux=101.0 tauy=114.0 pairing=all-to-all pairs=0 repetition=1.0 reach=100.0 step=1.0"
				+ " lag=10.0 release=depressing probability=0.25 recovery=0.0 facilitation=0.0 sites=1 random=false lowest=0.0 highest=0.0 points=25"
				+ " rate=20.0 spikes=0 trials=20000 seed=1 table=/data/rates.csv\");",
			recorded("Measure Plasticity...", "measure", "pairing-rate", "rule", "visual-cortex", "table", new File("/data/rates.csv")));
	}

	/** As ImageJ's recorder writes them: field names in lower case, brackets around spaces, no image and nothing that is null. */
	private static String recorded(final String label, final Object... values) {
		final CommandInfo info =
			commands().stream().filter(command -> command.getMenuPath().getLeaf().getName().equals(label)).findFirst().orElseThrow();
		final Module module = CONTEXT.service(ModuleService.class).createModule(info);
		for (int i = 0; i < values.length; i += 2)
			module.setInput((String) values[i], values[i + 1]);
		final StringJoiner line = new StringJoiner(" ", "run(\"" + label + "\", \"", "\");");
		for (final ModuleItem<?> input : Inputs.inputs(info)) {
			final Object value = module.getInput(input.getName());
			if (value != null && input.getType() != ImagePlus.class) {
				final String text = value.toString();
				line.add(input.getName() + "=" + (text.contains(" ") ? "[" + text + "]" : text));
			}
		}
		return line.toString();
	}
}
