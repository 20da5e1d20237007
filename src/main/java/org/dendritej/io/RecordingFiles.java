/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import static org.dendritej.io.Json.field;
import static org.dendritej.io.Json.object;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.dendritej.mechanism.Catalogue;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.ReconstructionSource;
import org.dendritej.model.SynapseGroup;
import org.dendritej.recording.Recording;
import org.dendritej.recording.Spike;
import org.dendritej.recording.SynapseHistory;
import org.dendritej.recording.Trace;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Recordings as files that hold all that it takes to show them again: a ZIP archive of {@code recording.json} (what there is), {@code model.json} (the model
 * file), {@code reconstruction} (the reconstruction's own bytes), and the numbers, big-endian: {@code times} and {@code traces} (64 bit, ms and the traces' units,
 * shapes {@code [samples]} and {@code [traces][samples]}), {@code frame-times} (64 bit, ms), {@code frames} (32 bit, mV, shape {@code [frames][compartments]}), and
 * {@code strengths} (of each group of unreliable or plastic synapses the times, 64 bit, ms, and the strengths, 32 bit, shape {@code [times][synapses]}).
 * The same recording gives the same bytes, and what is read has the same bits as what was written.
 */
public final class RecordingFiles {

	/** Version of the format; grows when old files would be understood differently. */
	private static final int VERSION = 1;
	private static final int LARGEST_TEXT = 32 << 20, LARGEST_RECONSTRUCTION = 512 << 20;
	private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

	private RecordingFiles() {
	}

	/**
	 * Writes a recording, whole or not at all.
	 *
	 * @param stored the neuron and what happened to it; the file of its reconstruction must still be there
	 * @param file where; replaced if it is there
	 * @throws IOException from the disk; nothing is left behind
	 * @throws ReconstructionException if the reconstruction has changed since it was read
	 */
	public static void write(final StoredRecording stored, final Path file) throws IOException {
		final LoadedReconstruction reconstruction = stored.neuron().reconstruction();
		if (!SourceFile.hash(reconstruction.file()).equals(reconstruction.sha256()))
			throw new ReconstructionException(SourceFile.name(reconstruction.file()),
				"this file has changed since the neuron was read, so the recording cannot be kept with it; simulate again");
		final NeuronModel model = stored.neuron().model();
		final String inside = SourceFile.name(reconstruction.file());
		final String json = ModelFiles.toJson(model.with(at(model.reconstruction(), inside)), Catalogue.STANDARD);
		WholeFile.write(file, out -> {
			try (ZipOutputStream zip = new ZipOutputStream(out)) {
				zip.setLevel(1);
				entry(zip, "recording.json", Json.pretty(header(stored.recording())).getBytes(StandardCharsets.UTF_8));
				entry(zip, "model.json", json.getBytes(StandardCharsets.UTF_8));
				begin(zip, "reconstruction");
				Files.copy(reconstruction.file(), zip);
				numbers(zip, stored.recording());
			}
		});
	}

	private static ReconstructionSource at(final ReconstructionSource source, final String path) {
		return new ReconstructionSource(path, source.sha256(), source.tree(), source.micrometresPerUnit(), source.defaultRadii());
	}

	private static ObjectNode header(final Recording recording) {
		return object(field("dendritejRecording", VERSION), field("samples", recording.times().length), field("frames", recording.frames()),
			field("compartments", recording.cable().compartments()),
			field("traces", Json.list(recording.traces(), trace -> object(field("name", trace.name()), field("unit", trace.unit())))),
			field("spikes", Json.list(recording.spikes(),
				spike -> object(field("time", Json.number(spike.time())), field("place", spike.place())))),
			field("synapses", Json.list(recording.synapses(), RecordingFiles::header)),
			field("calcium", recording.hasCalcium() ? 1 : 0));
	}

	private static ObjectNode header(final SynapseHistory history) {
		final List<Integer> all = IntStream.range(0, history.synapses()).boxed().toList();
		return object(field("group", history.group()), field("times", history.samples()),
			field("spikes", Json.list(all, s -> Json.number(history.spikes(s)))),
			field("failures", Json.list(all, s -> Json.number(history.failures(s)))),
			field("quanta", Json.list(all, s -> Json.number(history.quanta(s)))));
	}

	private static void begin(final ZipOutputStream zip, final String name) throws IOException {
		final ZipEntry entry = new ZipEntry(name);
		entry.setTimeLocal(NO_TIME);
		zip.putNextEntry(entry);
	}

	private static void entry(final ZipOutputStream zip, final String name, final byte[] content) throws IOException {
		begin(zip, name);
		zip.write(content);
	}

	private static void numbers(final ZipOutputStream zip, final Recording recording) throws IOException {
		final DataOutputStream out = new DataOutputStream(new BufferedOutputStream(zip, 1 << 16));
		begin(zip, "times");
		write(out, recording.times());
		begin(zip, "traces");
		for (final Trace trace : recording.traces())
			write(out, trace.values());
		begin(zip, "frame-times");
		for (int t = 0; t < recording.frames(); t++)
			out.writeDouble(recording.frameTime(t));
		out.flush();
		begin(zip, "frames");
		for (int t = 0; t < recording.frames(); t++)
			for (final float voltage : recording.voltages(t))
				out.writeFloat(voltage);
		out.flush();
		begin(zip, "strengths");
		for (final SynapseHistory history : recording.synapses()) {
			for (int i = 0; i < history.samples(); i++)
				out.writeDouble(history.time(i));
			for (int i = 0; i < history.samples(); i++)
				for (int synapse = 0; synapse < history.synapses(); synapse++)
					out.writeFloat(history.weight(i, synapse));
		}
		out.flush();
		if (recording.hasCalcium()) {
			begin(zip, "calcium");
			for (int t = 0; t < recording.frames(); t++)
				for (int c = 0; c < recording.cable().compartments(); c++)
					out.writeFloat(recording.calcium(t, c));
			out.flush();
		}
	}

	private static void write(final DataOutputStream out, final double[] values) throws IOException {
		for (final double value : values)
			out.writeDouble(value);
		out.flush();
	}

	/**
	 * Reads a recording.
	 *
	 * @param file as written by {@link #write}
	 * @return the neuron and what happened to it
	 * @throws IOException from the disk
	 * @throws RecordingFileException if it is no recording, or cut off, or does not fit into the memory; the message begins with the file's name
	 */
	public static StoredRecording read(final Path file) throws IOException {
		if (Files.isDirectory(file))
			throw refused(file, "this is a folder; give a recording");
		try (InputStream in = Files.newInputStream(file); ZipInputStream zip = new ZipInputStream(new BufferedInputStream(in))) {
			return read(file, zip);
		}
		catch (final EOFException | ZipException e) {
			throw refused(file, "the file is damaged or cut off; write the recording again");
		}
		catch (final ModelFileException e) {
			throw refused(file, e.getMessage());
		}
	}

	private static StoredRecording read(final Path file, final ZipInputStream zip) throws IOException {
		expect(file, zip, "recording.json");
		final JsonCursor header = JsonCursor.root(Json.parse(text(file, zip)));
		header.object("dendritejRecording", "samples", "frames", "compartments", "traces", "spikes", "synapses", "calcium");
		if (header.get("dendritejRecording").integer(1) != VERSION)
			throw header.get("dendritejRecording").expected("version " + VERSION + " of recordings; a newer DendriteJ may read it");
		expect(file, zip, "model.json");
		final NeuronModel model = ModelFiles.parse(new String(text(file, zip), StandardCharsets.UTF_8), Catalogue.STANDARD);
		expect(file, zip, "reconstruction");
		final LoadedNeuron neuron = neuron(file, zip, model);
		final int samples = header.get("samples").integer(0), frames = header.get("frames").integer(0),
			compartments = header.get("compartments").integer(1);
		if (compartments != neuron.cable().compartments())
			throw refused(file,
				"it was recorded from " + compartments + " compartments, but its neuron has " + neuron.cable().compartments() +
					"; it was written by another version, simulate the model again");
		final List<JsonCursor> names = header.get("traces").list("traces", trace -> trace.object("name", "unit"));
		requireMemory(file, 8L * samples * (names.size() + 1) + (8L + 4L * compartments) * frames);
		final DataInputStream in = new DataInputStream(new Unclosed(zip));
		expect(file, zip, "times");
		final double[] times = ascending(file, doubles(in, samples));
		end(file, in);
		expect(file, zip, "traces");
		final List<Trace> traces = new ArrayList<>();
		for (final JsonCursor name : names)
			traces.add(new Trace(name.get("name").text("a name"), name.get("unit").text("a unit"), doubles(in, samples)));
		end(file, in);
		expect(file, zip, "frame-times");
		final double[] frameTimes = ascending(file, doubles(in, frames));
		end(file, in);
		expect(file, zip, "frames");
		final float[][] voltages = new float[frames][];
		for (int t = 0; t < frames; t++)
			voltages[t] = floats(in, compartments);
		end(file, in);
		final List<Spike> spikes = header.get("spikes").list("spikes", spike -> {
			spike.object("time", "place");
			return new Spike(spike.get("time").number(), spike.get("place").text("a place"));
		});
		final List<SynapseHistory> synapses = new ArrayList<>();
		if (header.find("synapses").isPresent()) {
			expect(file, zip, "strengths");
			for (final JsonCursor group : header.get("synapses").list("groups",
				one -> one.object("group", "times", "spikes", "failures", "quanta")))
				synapses.add(history(file, in, neuron, group));
			end(file, in);
		}
		final boolean hasCalcium = header.find("calcium").isPresent() && header.get("calcium").integer(0) > 0;
		final float[][] calcium = new float[hasCalcium ? frames : 0][];
		if (hasCalcium) {
			requireMemory(file, 4L * compartments * frames);
			expect(file, zip, "calcium");
			for (int t = 0; t < frames; t++)
				calcium[t] = floats(in, compartments);
			end(file, in);
		}
		return new StoredRecording(neuron, new Recording(neuron.cable(), times, traces, frameTimes, voltages, spikes, synapses, calcium));
	}

	private static SynapseHistory history(final Path file, final DataInputStream in, final LoadedNeuron neuron, final JsonCursor at)
		throws IOException {
		final String name = at.get("group").text("the name of a synapse group");
		final SynapseGroup group = neuron.model().synapses().stream().filter(one -> one.name().equals(name)).findFirst()
			.orElseThrow(() -> at.get("group").expected("a synapse group of the model"));
		final int number = group.sites().number(), samples = at.get("times").integer(2);
		final int[] spikes = at.get("spikes").list("numbers", one -> one.integer(0)).stream().mapToInt(i -> i).toArray(),
			failures = at.get("failures").list("numbers", one -> one.integer(0)).stream().mapToInt(i -> i).toArray();
		final double[] quanta = at.get("quanta").list("numbers", JsonCursor::number).stream().mapToDouble(q -> q).toArray();
		requireMemory(file, (8L + 4L * number) * samples);
		final double[] times = ascending(file, doubles(in, samples));
		final float[][] weights = new float[samples][];
		for (int i = 0; i < samples; i++)
			weights[i] = floats(in, number);
		return at.build(
			() -> new SynapseHistory(name, group.places(neuron.cable(), neuron.model().seed()), spikes, failures, quanta, times, weights));
	}

	/** The reconstruction's own reader wants a file. */
	private static LoadedNeuron neuron(final Path file, final InputStream in, final NeuronModel model) throws IOException {
		final Path folder = Files.createTempDirectory("dendritej-recording");
		final Path inside = folder.resolve("reconstruction");
		try {
			try (OutputStream out = Files.newOutputStream(inside)) {
				final byte[] buffer = new byte[1 << 16];
				long size = 0;
				for (int read; (read = in.read(buffer)) > 0; out.write(buffer, 0, read))
					if ((size += read) > LARGEST_RECONSTRUCTION)
						throw refused(file, "its reconstruction is larger than " + (LARGEST_RECONSTRUCTION >> 20) + " MB");
			}
			final LoadedNeuron neuron =
				LoadedNeuron.load(model.with(at(model.reconstruction(), "reconstruction")), folder.resolve("model.json"));
			return neuron.with(model.reconstruction().path());
		}
		finally {
			Files.deleteIfExists(inside);
			Files.deleteIfExists(folder);
		}
	}

	private static void requireMemory(final Path file, final long needed) {
		final Runtime runtime = Runtime.getRuntime();
		final long available = runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
		if (needed > 0.9 * available)
			throw refused(file, "the recording needs " + (needed >> 20) + " MB, but only " + (available >> 20) +
				" MB are free; give Java more memory, or record fewer frames");
	}

	private static void expect(final Path file, final ZipInputStream zip, final String name) throws IOException {
		final ZipEntry entry = zip.getNextEntry();
		if (entry == null || !entry.getName().equals(name))
			throw refused(file, "this is no recording of DendriteJ; expected a file that Simulate Neuron has written as a recording");
	}

	private static byte[] text(final Path file, final InputStream in) throws IOException {
		final byte[] bytes = in.readNBytes(LARGEST_TEXT + 1);
		if (bytes.length > LARGEST_TEXT)
			throw refused(file, "its description is longer than " + (LARGEST_TEXT >> 20) + " MB, which no recording needs");
		return bytes;
	}

	private static void end(final Path file, final InputStream in) throws IOException {
		if (in.read() >= 0)
			throw refused(file, "it holds more numbers than it says; write the recording again");
	}

	private static double[] ascending(final Path file, final double[] times) {
		for (int i = 0; i < times.length; i++)
			if (!Double.isFinite(times[i]) || i > 0 && !(times[i] > times[i - 1]))
				throw refused(file, "its times do not ascend; write the recording again");
		return times;
	}

	private static double[] doubles(final DataInputStream in, final int number) throws IOException {
		final double[] values = new double[number];
		for (int i = 0; i < number; i++)
			values[i] = in.readDouble();
		return values;
	}

	private static float[] floats(final DataInputStream in, final int number) throws IOException {
		final float[] values = new float[number];
		for (int i = 0; i < number; i++)
			values[i] = in.readFloat();
		return values;
	}

	private static RecordingFileException refused(final Path file, final String problem) {
		return new RecordingFileException(SourceFile.name(file) + ": " + problem);
	}

	/** Reads the present entry alone, in larger pieces than single numbers. */
	private static final class Unclosed extends InputStream {

		private final ZipInputStream zip;
		private final byte[] buffer = new byte[1 << 16];
		private int next, size;

		Unclosed(final ZipInputStream zip) {
			this.zip = zip;
		}

		@Override
		public int read() throws IOException {
			if (next == size) {
				size = Math.max(0, zip.read(buffer));
				next = 0;
				if (size == 0)
					return -1;
			}
			return buffer[next++] & 0xff;
		}

		@Override
		public int read(final byte[] into, final int from, final int length) throws IOException {
			final int first = read();
			if (first < 0)
				return length == 0 ? 0 : -1;
			into[from] = (byte) first;
			final int more = Math.min(length - 1, size - next);
			System.arraycopy(buffer, next, into, from + 1, more);
			next += more;
			return 1 + more;
		}
	}
}
