/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.dendritej.mechanism.Catalogue;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.ReconstructionSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reads and writes model files: one whole experiment as JSON, quantities as text with their unit. The schema {@code model.schema.json} and the commented
 * example {@code model.example.json} lie beside this class in the resources. What is written reads back as an equal model, the same bits in every number.
 */
public final class ModelFiles {

	private static final int LARGEST = 32 << 20;

	private ModelFiles() {
	}

	/**
	 * Reads a model file with the mechanisms that come with us.
	 *
	 * @param file where it is
	 * @return the model; the path of its reconstruction is as written in the file
	 * @throws IOException from the disk
	 * @throws ModelFileException if it cannot be used; the message begins with the file's name and the path of the place in it
	 */
	public static NeuronModel read(final Path file) throws IOException {
		return read(file, Catalogue.STANDARD);
	}

	/**
	 * Reads a model file.
	 *
	 * @param file where it is
	 * @param catalogue the mechanisms it may name
	 * @return the model; the path of its reconstruction is as written in the file
	 * @throws IOException from the disk
	 * @throws ModelFileException if it cannot be used; the message begins with the file's name and the path of the place in it
	 */
	public static NeuronModel read(final Path file, final Catalogue catalogue) throws IOException {
		if (Files.isDirectory(file))
			throw new ModelFileException(SourceFile.name(file) + ": this is a folder; give a model file");
		final byte[] bytes;
		try (InputStream in = Files.newInputStream(file)) {
			bytes = in.readNBytes(LARGEST + 1);
		}
		try {
			return parse(bytes, catalogue, Optional.ofNullable(file.toAbsolutePath().getParent()));
		}
		catch (final ModelFileException e) {
			throw new ModelFileException(SourceFile.name(file) + ": " + e.getMessage());
		}
		catch (final UncheckedIOException e) { // of a channel beside it
			throw e.getCause();
		}
	}

	/**
	 * Understands the text of a model file.
	 *
	 * @param json its text
	 * @param catalogue the mechanisms it may name
	 * @return the model
	 * @throws ModelFileException if it cannot be used; the message begins with the path of the place
	 */
	public static NeuronModel parse(final String json, final Catalogue catalogue) {
		return parse(json.getBytes(StandardCharsets.UTF_8), catalogue, Optional.empty());
	}

	private static NeuronModel parse(final byte[] bytes, final Catalogue catalogue, final Optional<Path> folder) {
		if (bytes.length > LARGEST)
			throw new ModelFileException("the file is longer than " + (LARGEST >> 20) + " MB, which no model needs; is it a model file?");
		return ModelJson.model(JsonCursor.root(Json.parse(bytes)), catalogue, folder);
	}

	/**
	 * Writes a model file, whole or not at all. The path of its reconstruction is written as it is; {@link #source} makes one that suits the place.
	 *
	 * @param model with mechanisms that come with us, or in NMODL, which are written with it
	 * @param file where; replaced if it is there
	 * @throws IOException from the disk
	 * @throws ModelFileException if the model holds what would not read back the same, such as a number that is not finite
	 */
	public static void write(final NeuronModel model, final Path file) throws IOException {
		write(model, file, Catalogue.STANDARD);
	}

	/**
	 * Writes a model file, whole or not at all. The path of its reconstruction is written as it is; {@link #source} makes one that suits the place.
	 *
	 * @param model to be written
	 * @param file where; replaced if it is there
	 * @param catalogue the mechanisms with which it will be read
	 * @throws IOException from the disk
	 * @throws ModelFileException if the model holds what would not read back the same, such as a number that is not finite
	 */
	public static void write(final NeuronModel model, final Path file, final Catalogue catalogue) throws IOException {
		WholeFile.write(file, toJson(model, catalogue).getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * The text of a model file.
	 *
	 * @param model to be written
	 * @param catalogue the mechanisms with which it will be read
	 * @return JSON, to be stored as UTF-8
	 * @throws ModelFileException if the model holds what would not read back the same, such as a number that is not finite
	 */
	public static String toJson(final NeuronModel model, final Catalogue catalogue) {
		final String json = Json.pretty(ModelJson.write(model, catalogue));
		final NeuronModel same;
		try {
			same = parse(json, catalogue);
		}
		catch (final ModelFileException e) {
			throw new ModelFileException("the model cannot be written: " + e.getMessage());
		}
		if (!same.equals(model))
			throw new ModelFileException("the model \"" + model.name() +
				"\" cannot be written: it would not read back the same, perhaps because a mechanism only shares its name with one of the catalogue");
		return json;
	}

	/**
	 * A fingerprint of everything in a model that determines its results, for provenance: the SHA-256 of its JSON on one line. The place of the reconstruction
	 * counts only if the model does not hold the file's own hash.
	 *
	 * @param model any model
	 * @return 64 hexadecimal digits
	 */
	public static String hash(final NeuronModel model) {
		final ObjectNode json = ModelJson.write(model, Catalogue.STANDARD);
		if (!model.reconstruction().sha256().isEmpty())
			((ObjectNode) json.get("reconstruction")).remove("file");
		return SourceFile.hash(Json.compact(json).getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * A fingerprint of anything that can be written down.
	 *
	 * @param parts texts; their borders count
	 * @return SHA-256, 64 hexadecimal digits
	 */
	public static String fingerprint(final List<String> parts) {
		return SourceFile.hash(Json.compact(Json.list(parts, Json::text)).getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * The source of a model that is made of the main tree of a reconstruction.
	 *
	 * @param reconstruction the file, which must be there
	 * @param modelFile where the model will be written
	 * @return a source with the path of the reconstruction relative to the model file, where there is one, and its hash
	 * @throws IOException from the disk
	 */
	public static ReconstructionSource source(final Path reconstruction, final Path modelFile) throws IOException {
		final Path from = modelFile.toAbsolutePath().normalize().getParent(), to = reconstruction.toAbsolutePath().normalize();
		final boolean related = from != null && from.getRoot().equals(to.getRoot());
		final String path = (related ? from.relativize(to) : to).toString().replace(to.getFileSystem().getSeparator(), "/");
		return new ReconstructionSource(path, SourceFile.hash(reconstruction), -1, Double.NaN, Map.of());
	}
}
