/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells from the first bytes of a file what it is. */
final class FileFormat {

	/** What is done with a file. */
	enum Reader {
		SWC,
		TRACES,
		NEUROLUCIDA_ASCII,
		NEUROLUCIDA_XML,
		NEUROML,
		KNOSSOS,
		NEURONJ,
		ROI,
		NONE
	}

	private static final Pattern ROOT = Pattern.compile("<([A-Za-z_][\\w.-]*:)?([A-Za-z_][\\w.-]*)[\\s/>]");
	/** A parenthesis, perhaps after comments. A head full of comments is one, too, since no other format begins them in this way. */
	private static final Pattern LIST = Pattern.compile("(\\s*;[^\\n\\r]*)*+\\s*(\\(|\\z)");
	private static final Pattern PATH = Pattern.compile("[^\\s#,;]+\\.(swc|eswc|asc|xml|nml|traces|ndf)");
	private static final Pattern MARKERS =
		Pattern.compile(
			"(?im)^#*+[ \\t]*+(x[ \\t]*+,[ \\t]*+y[ \\t]*+,[ \\t]*+z[ \\t]*+,[ \\t]*+radius[ \\t]*+,[ \\t]*+shape|n[ \\t]*+,[ \\t]*+orderinfo)");
	/** Not hoc, which has braces, too. */
	private static final Pattern JSON = Pattern.compile("[\\[{]\\s*([\\[{\"\\]}\\d-]|\\z)");
	private static final Pattern MESH =
		Pattern.compile("(?m)\\A(#[^\\n\\r]*[\\n\\r]++)*+(v|vn|vt|o|g|mtllib)[ \\t]++\\S++([ \\t]++\\S++){0,5}+[ \\t]*+$");
	private static final String CONVERT = "; it is not read yet: convert it to SWC, for instance with xyz2swc or SNT";

	private final Reader reader;
	private final String refusal;

	private FileFormat(final Reader reader, final String refusal) {
		this.reader = reader;
		this.refusal = refusal;
	}

	/** Who can read it. */
	Reader reader() {
		return reader;
	}

	/** If nobody can, why: what it is and what to do, a sentence. */
	String refusal() {
		return refusal;
	}

	/**
	 * @param head first bytes of the file, unpacked
	 */
	static FileFormat of(final byte[] head) {
		if (head.length == 0)
			return refused("the file is empty; export the reconstruction again");
		if (head.length >= 4
			&& (head[0] == 'I' && head[1] == 'o' && head[2] == 'u' && head[3] == 't' || head[0] == 'P' && head[1] == 'K' && head[2] == 3))
			return new FileFormat(Reader.ROI, "");
		final Optional<String> binary = binary(head);
		if (binary.isPresent())
			return refused(binary.get());
		final Charset charset = SourceFile.charset(head);
		final String text = new String(head, charset).replace("\ufeff", "").strip();
		if (text.startsWith("<"))
			return xml(text);
		if (text.startsWith("// NeuronJ"))
			return new FileFormat(Reader.NEURONJ, "");
		if (LIST.matcher(text).lookingAt())
			return new FileFormat(Reader.NEUROLUCIDA_ASCII, "");
		return other(text).map(FileFormat::refused).orElse(new FileFormat(Reader.SWC, ""));
	}

	private static FileFormat refused(final String why) {
		return new FileFormat(Reader.NONE, why);
	}

	private static FileFormat xml(final String text) {
		// Past declarations and comments, and past a document type with its own element declarations.
		final Matcher root =
			ROOT.matcher(text.replaceAll("(?s)<!--.*?(-->|\\z)", "").replaceAll("(?s)<!DOCTYPE\\s+[^\\[>]*(\\[.*?\\]\\s*)?(>|\\z)", ""));
		final Matcher documentType = Pattern.compile("<!DOCTYPE\\s+([\\w.:-]+)", Pattern.CASE_INSENSITIVE).matcher(text);
		final String name = root.find() ? root.group(2) : documentType.find() ? documentType.group(1) : "";
		return switch (name.toLowerCase(java.util.Locale.ROOT)) {
			case "tracings" -> new FileFormat(Reader.TRACES, "");
			case "mbf" -> new FileFormat(Reader.NEUROLUCIDA_XML, "");
			case "neuroml", "morphml" -> new FileFormat(Reader.NEUROML, "");
			case "things" -> new FileFormat(Reader.KNOSSOS, "");
			case "channelml" ->
				refused("this is ChannelML, an ion channel or synapse of NeuroML 1, without a morphology; give the file of a cell");
			case "networkml" ->
				refused("this is NetworkML, places and connections of cells in NeuroML 1, without a morphology; give the file of a cell");
			case "lems" ->
				refused("this is a LEMS file, which describes dynamics or a simulation; give the NeuroML file of a cell that it includes");
			case "sbml" -> refused("this is SBML, a model of reactions, without a morphology");
			case "trakem2" -> refused("this is a TrakEM2 project; export the treeline in it as SWC there");
			case "html" -> refused("this is a web page, not a reconstruction; download the file itself");
			case "" -> refused("this is XML that ends before its first element; export the reconstruction again");
			default -> refused(
				"this is XML with the root <" + name + ">, which is no format of reconstructions that is known here; convert it to SWC");
		};
	}

	private static Optional<String> binary(final byte[] head) {
		final String start = new String(head, 0, Math.min(16, head.length), StandardCharsets.ISO_8859_1);
		final String image = "; trace the neuron in it, for instance with SNT, and give the file of the trace";
		if (start.startsWith("II*\0") || start.startsWith("MM\0*") || start.startsWith("II+\0") || start.startsWith("MM\0+"))
			return Optional.of("this is a TIFF image" + image);
		if (start.startsWith("\u0089PNG") || start.startsWith("\u00ff\u00d8\u00ff"))
			return Optional.of("this is a picture" + image);
		if (start.startsWith("\u0089HDF"))
			return Optional.of(
				"this is an HDF5 file, such as an image or a morphology in H5 format; give the image's trace, or convert the morphology to SWC");
		if (start.startsWith("MATLAB "))
			return Optional.of("this is a MATLAB file, perhaps of the TREES toolbox; export it as SWC there (swc_tree)");
		if (start.startsWith("V3DAT") || start.startsWith("V3 DAT") || start.startsWith("V3 DAT", 1))
			return Optional
				.of("this is a binary Neurolucida file; save it as ASCII (.asc) or XML in Neurolucida, or convert it to SWC with xyz2swc");
		if (start.startsWith("%PDF") || start.startsWith("\u00d0\u00cf\u0011\u00e0"))
			return Optional.of("this is a document, not a reconstruction");
		if (start.startsWith("\u0093NUMPY") || start.startsWith("glTF") || start.startsWith("BZh") || start.startsWith("7z\u00bc"))
			return Optional.of("this is a " + (start.startsWith("BZh") || start.startsWith("7z") ? "packed file; unpack it"
				: start.startsWith("glTF") ? "surface mesh; make a skeleton of it, for instance with skeletor, and save that as SWC"
				: "NumPy array; save the reconstruction as SWC"));
		if (SourceFile.charset(head).equals(StandardCharsets.UTF_8) && hasZeros(head))
			return Optional.of(
				"this is a binary file in a format that is not known here; export the reconstruction as SWC from the program that made it");
		return Optional.empty();
	}

	/** Whether there are bytes that no text has, and not only at its end, where a disk may have left some. */
	private static boolean hasZeros(final byte[] head) {
		int last = head.length;
		while (last > 0 && head[last - 1] == 0)
			last--;
		for (int i = 0; i < last; i++)
			if (head[i] == 0)
				return true;
		return last == 0;
	}

	private static String json(final String start) {
		final String give = "; export it as SWC";
		if (Pattern.compile("\\A\\[\\s*\\[\\s*\\[\\s*\\d+\\s*,").matcher(start).find() || start.contains("\"treenode_id\"")
			|| start.contains("\"skeleton_id\"") || start.contains("\"skeletons\""))
			return "this is JSON of skeletons as CATMAID gives it" + give + " there";
		if (start.contains("\"sampleNumber\"") || start.contains("\"allenInformation\"") || start.contains("\"allenId\""))
			return "this is JSON of neurons as the MouseLight browser gives it" + give + " there";
		if (start.contains("\"nbformat\"") || start.contains("\"cells\"") && start.contains("\"cell_type\""))
			return "this is a Jupyter notebook, not a reconstruction";
		return "this is JSON, such as a model file; give the reconstruction itself, an SWC or .traces file";
	}

	private static Optional<String> other(final String text) {
		final String start = text.substring(0, Math.min(text.length(), 2000));
		if (start.startsWith("version https://git-lfs"))
			return Optional.of("this is only the pointer of Git LFS to the file; fetch the file itself (git lfs pull)");
		if (PATH.matcher(text).matches())
			return Optional.of(
				"this holds only the path of another file, as a symbolic link does when it is copied as text; give the file it points to");
		if (MARKERS.matcher(start).find())
			return Optional
				.of("this is a table of markers (Vaa3D .marker or .apo), that is of places without connections, and no morphology; " +
					"give the file of the reconstruction itself");
		if (JSON.matcher(start).lookingAt())
			return Optional.of(json(start));
		if (start.startsWith("ply\n") || start.startsWith("ply\r") || start.startsWith("solid ") || MESH.matcher(start).find())
			return Optional.of("this is a surface mesh; make a skeleton of it, for instance with skeletor, and save that as SWC");
		if (start.startsWith("# AmiraMesh") || start.startsWith("# Avizo") || start.startsWith("# HyperSurface"))
			return Optional.of("this is an Amira file" + CONVERT);
		if (Pattern.compile(
			"(?m)^[ \\t]*+(\\{?[ \\t]*+(create|load_file|objref|pt3dadd|pt3dclear|begintemplate)\\b|\\w++[ \\t]*+\\{?[ \\t]*+pt3d(clear|add)\\b)")
			.matcher(start).find())
			return Optional.of("this is a NEURON (hoc) file" + CONVERT);
		if (Pattern.compile("(?m)^[ \\t]*+\\*(relative|absolute|cartesian|polar|set_compt_param|compt)\\b").matcher(start).find())
			return Optional.of("this is a GENESIS cell file" + CONVERT);
		if (start.startsWith("%!PS"))
			return Optional.of("this is a document, not a reconstruction");
		return Optional.empty();
	}
}
