/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.dendritej.SpikingCell;
import org.dendritej.recording.Recording;
import org.dendritej.recording.Spike;
import org.dendritej.recording.Trace;
import org.dendritej.simulation.Simulation;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.recording.SynapseHistory;
import org.dendritej.morphology.Location;
import org.dendritej.model.SynapseGroup;
import org.dendritej.model.Sites;
import org.dendritej.mechanism.transmission.Transmission;
import org.dendritej.mechanism.transmission.TimingRule;
import org.dendritej.mechanism.transmission.Release;
import org.dendritej.mechanism.transmission.Learning;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.mechanism.Catalogue;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingFilesTest {

	@TempDir private Path folder;
	private StoredRecording stored;
	private Path file;

	@BeforeEach
	void write() throws IOException {
		final LoadedNeuron neuron = LoadedNeuron.read(SpikingCell.write(folder));
		final SplittableRandom random = new SplittableRandom(1);
		final int samples = 1001, frames = 41, compartments = neuron.cable().compartments();
		final double[] times = IntStream.range(0, samples).mapToDouble(i -> 0.025 * i).toArray();
		final List<Trace> traces = List.of(new Trace("soma, \"é\"", "mV", random.doubles(samples, -80, 40).toArray()),
			new Trace("gate", "", random.doubles(samples).toArray()));
		final float[][] voltages = new float[frames][compartments];
		for (final float[] frame : voltages)
			for (int c = 0; c < compartments; c++)
				frame[c] = (float) random.nextDouble(-80, 40);
		stored =
			new StoredRecording(neuron, new Recording(neuron.cable(), times, traces, IntStream.range(0, frames).mapToDouble(t -> 0.5 * t)
				.toArray(), voltages, List.of(new Spike(1.0 / 3, "soma"), new Spike(7, "tip")), List.of(), voltages.clone()));
		file = folder.resolve("run.recording");
		RecordingFiles.write(stored, file);
	}

	@Test
	void whatIsReadHasTheBitsOfWhatWasWritten() throws IOException {
		final StoredRecording same = RecordingFiles.read(file);
		final Recording a = stored.recording(), b = same.recording();
		assertArrayEquals(a.times(), b.times());
		for (int i = 0; i < 2; i++) {
			assertEquals(a.traces().get(i).name(), b.traces().get(i).name());
			assertEquals(a.traces().get(i).unit(), b.traces().get(i).unit());
			assertArrayEquals(a.traces().get(i).values(), b.traces().get(i).values());
		}
		assertEquals(a.frames(), b.frames());
		for (int t = 0; t < a.frames(); t++) {
			assertEquals(a.frameTime(t), b.frameTime(t));
			assertArrayEquals(a.voltages(t), b.voltages(t));
			for (int c = 0; c < a.cable().compartments(); c++)
				assertEquals(a.calcium(t, c), b.calcium(t, c));
		}
		assertEquals(a.spikes(), b.spikes());
		assertEquals(ModelFiles.hash(stored.neuron().model()), ModelFiles.hash(same.neuron().model()));
		assertEquals(stored.neuron().reconstruction().morphology().points(), same.neuron().reconstruction().morphology().points());
		assertEquals("cell.swc", same.neuron().model().reconstruction().path());
	}

	@Test
	void aRecordingNeedsNeitherTheModelNorTheReconstructionAnyMore() throws IOException {
		Files.delete(folder.resolve("cell.swc"));
		Files.delete(folder.resolve("cell.json"));
		assertEquals(41, RecordingFiles.read(file).recording().frames());
		assertEquals(1, count(), "and reading leaves nothing beside it");
	}

	private long count() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.count();
		}
	}

	@Test
	void theSameRecordingGivesTheSameBytes() throws IOException {
		RecordingFiles.write(stored, folder.resolve("again.recording"));
		assertEquals(-1, Files.mismatch(file, folder.resolve("again.recording")));
	}

	@Test
	void aReconstructionThatHasChangedIsNotStored() throws IOException {
		Files.writeString(folder.resolve("cell.swc"), SpikingCell.SWC + "\n");
		final Path other = folder.resolve("other.recording");
		assertTrue(
			assertThrows(ReconstructionException.class, () -> RecordingFiles.write(stored, other)).getMessage().contains("has changed"));
		assertTrue(Files.notExists(other));
	}

	private String refusal(final byte[] bytes) throws IOException {
		final Path bad = Files.write(folder.resolve("bad.recording"), bytes);
		final String message = assertThrows(RecordingFileException.class, () -> RecordingFiles.read(bad)).getMessage();
		assertTrue(message.startsWith("bad.recording: "), message);
		return message;
	}

	@Test
	void whatIsNoRecordingIsRefused() throws IOException {
		final String other = "this is no recording of DendriteJ";
		assertTrue(refusal(new byte[0]).contains(other));
		assertTrue(refusal("no archive".getBytes(StandardCharsets.UTF_8)).contains(other));
		assertTrue(refusal(archive("readme.txt", "")).contains(other));
		assertTrue(refusal(archive("recording.json", "{}")).contains("dendritejRecording"));
		assertTrue(refusal(archive("recording.json", "{ \"dendritejRecording\": 9 }")).contains("a newer DendriteJ may read it"));
		assertTrue(assertThrows(RecordingFileException.class, () -> RecordingFiles.read(folder)).getMessage().contains("a folder"));
		assertThrows(NoSuchFileException.class, () -> RecordingFiles.read(folder.resolve("none")));
	}

	private static byte[] archive(final String name, final String text) throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			zip.putNextEntry(new ZipEntry(name));
			zip.write(text.getBytes(StandardCharsets.UTF_8));
		}
		return bytes.toByteArray();
	}

	@Test
	void aFileThatIsCutOffAnywhereOrDamagedIsRefused() throws IOException {
		final byte[] whole = Files.readAllBytes(file);
		for (final double part : new double[] { 0.01, 0.05, 0.2, 0.5, 0.9 })
			refusal(Arrays.copyOf(whole, (int) (part * whole.length)));
		final SplittableRandom random = new SplittableRandom(3);
		for (int n = 0; n < 200; n++) {
			final byte[] damaged = whole.clone();
			damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
			final Path bad = Files.write(folder.resolve("bad.recording"), damaged);
			try {
				RecordingFiles.read(bad);
			}
			catch (final RecordingFileException | ReconstructionException e) {
				assertTrue(e.getMessage().length() > 20);
			}
		}
	}

	@Test
	void aHeaderThatPromisesTooMuchDoesNotFillTheMemory() throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			zip.putNextEntry(new ZipEntry("recording.json"));
			zip.write(("{ \"dendritejRecording\": 1, \"samples\": 2000000000, \"frames\": 2000000000, \"compartments\": "
				+ stored.neuron().cable().compartments() + ", \"traces\": [], \"spikes\": [] }").getBytes(StandardCharsets.UTF_8));
			zip.putNextEntry(new ZipEntry("model.json"));
			zip.write(Files.readAllBytes(folder.resolve("cell.json")));
			zip.putNextEntry(new ZipEntry("reconstruction"));
			zip.write(Files.readAllBytes(folder.resolve("cell.swc")));
		}
		assertTrue(refusal(bytes.toByteArray()).contains(" MB are free"));
	}

	@Test
	void someOfTheFramesCanBeTaken() {
		final Recording part = stored.recording().framesBetween(2, 6.2, 3);
		assertArrayEquals(new double[] { 2, 3.5, 5 }, IntStream.range(0, part.frames()).mapToDouble(part::frameTime).toArray());
		assertArrayEquals(stored.recording().voltages(7), part.voltages(1));
		assertEquals(stored.recording().spikes(), part.spikes());
		assertThrows(org.dendritej.recording.RecordingException.class, () -> stored.recording().framesBetween(30, 40, 1));
	}

	@Test
	void strengthsOfSynapsesAreKept() throws IOException {
		final Location place = new Location.OnSection(1, 0.5);
		final SynapseGroup group =
			new SynapseGroup("plastic", List.of(new SynapseGroup.Receptor(Catalogue.STANDARD.mechanism("AMPA"), 1e-4, Map.of())),
				new Sites.Listed(List.of(place, place)), new SpikeTrain.At(List.of(3.0, 9.0)), 0,
				Transmission.of(Release.binomial(3, 0.4)).with(Learning.of(
					TimingRule.BI_POO)));
		final LoadedNeuron learning = stored.neuron().with(stored.neuron().model().with(group));
		final Recording run = Simulation.of(learning.model(), learning.cable()).run(RunMonitor.SILENT);
		RecordingFiles.write(new StoredRecording(learning, run), file);
		final SynapseHistory a = run.synapses().get(0), b = RecordingFiles.read(file).recording().synapses().get(0);
		assertEquals("plastic", b.group());
		assertEquals(a.places(), b.places());
		assertEquals(a.samples(), b.samples());
		for (int s = 0; s < 2; s++) {
			assertEquals(a.spikes(s), b.spikes(s));
			assertEquals(a.failures(s), b.failures(s));
			assertEquals(a.quanta(s), b.quanta(s));
			for (int i = 0; i < a.samples(); i++) {
				assertEquals(a.time(i), b.time(i));
				assertEquals(a.weight(i, s), b.weight(i, s));
			}
		}
	}
}
