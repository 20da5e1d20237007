/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A small file of every format that is read, to be changed by tests. */
final class SmallFiles {

	private static final String NEUROLUCIDA_ASCII = """
		; written by hand
		("Cell Body" (Color Red) (CellBody)
		  (-5 -5 0 0.2) (5 -5 0 0.2) (5 5 0 0.2) (-5 5 0 0.2))
		( (Color RGB (0, 128, 255)) (Dendrite)
		  (6 0 0 2 S1) ; Root
		  (10 0 0 2)
		  <(9 1 0 0.5)>
		  (Dot (Color Red) (Name "Marker 1") (1 2 3 0.1))
		  (
		    (10 8 0 1) (10 12 0 1) Normal
		  |
		    (14 -3 0 1) High
		  )
		)
		((Axon) (0 6 0 1) (0 30 0 0.5) ((0 40 0 0.5) | (5 35 1 0.5) ((6 36 1 0.4) | (7 34 1 0.4)) ))
		""";

	private static final String NEUROLUCIDA_XML = """
		<?xml version="1.0" encoding="ISO-8859-1"?>
		<mbf version="4.0" xmlns="http://www.mbfbioscience.com/2007/neurolucida">
		<contour name="Cell Body" color="#FF0000" closed="true"><resolution>0.05</resolution>
		<point x="-5" y="-5" z="0" d="0.2"/><point x="5" y="-5" z="0" d="0.2"/><point x="5" y="5" z="0" d="0.2"/></contour>
		<tree color="#FFFF00" type="Dendrite" leaf="Normal"><point x="6" y="0" z="0" d="2"/><point x="10" y="0" z="0" d="2"/>
		<branch leaf="Normal"><point x="10" y="0" z="0" d="2"/><point x="10" y="8" z="0" d="1"/></branch>
		<branch leaf="High"><point x="14" y="-3" z="0" d="1"/><spine><point x="9" y="9" z="9" d="1"/></spine></branch></tree>
		</mbf>
		""";

	private static final String NEUROML_1 =
		"""
			<morphml xmlns="http://morphml.org/morphml/schema" xmlns:meta="http://morphml.org/metadata/schema" length_units="micrometer">
			<cells><cell name="Cell"><segments>
			<segment id="0" name="SomaSeg" cable="0"><proximal x="0" y="0" z="0" diameter="10"/><distal x="10" y="0" z="0" diameter="10"/></segment>
			<segment id="1" name="D1" parent="0" cable="1"><proximal x="5" y="0" z="0" diameter="5"/><distal x="5" y="10" z="0" diameter="5"/></segment>
			<segment id="2" name="D2" parent="1" cable="1"><distal x="5" y="20" z="0" diameter="5"/></segment>
			</segments><cables><cable id="0" name="SomaSec"><meta:group>soma_group</meta:group></cable>
			<cable id="1" name="DendSec1" fract_along_parent="0.5"><meta:group>dendrite_group</meta:group></cable>
			<cablegroup name="axon_group"><cable id="2"/></cablegroup></cables></cell></cells></morphml>
			""";

	private static final String KNOSSOS =
		"""
			<?xml version="1.0"?>
			<things><parameters><scale x="10" y="10" z="25"/></parameters><thing id="1" name="t"><nodes>
			<node id="1" radius="1.5" x="10" y="20" z="30"/><node id="2" radius="2" x="11" y="20" z="30"/><node id="5" radius="1" x="15" y="21" z="31"/>
			</nodes><edges><edge source="1" target="2"/><edge source="2" target="5"/></edges></thing>
			<comments><comment node="1" content="soma"/></comments></things>
			""";

	private static final String NEURONJ = """
		// NeuronJ Data File - DO NOT CHANGE
		1.4.0
		// Parameters
		0
		2.0
		0.7
		4
		800
		5
		5
		1
		// Type names and colors
		Default
		4
		Axon
		7
		// Cluster names
		Default
		// Tracing N1
		1
		1
		0
		Default
		// Segment 1 of Tracing N1
		0
		0
		10
		0
		12
		3
		// Tracing N2
		2
		0
		0
		Default
		// Segment 1 of Tracing N2
		10
		10
		10
		2
		// End of NeuronJ Data File
		""";

	private SmallFiles() {
	}

	/** The files by the name of their format; texts in UTF-8. */
	static Map<String, byte[]> all() throws IOException {
		final Random random = new Random(3);
		final Map<String, byte[]> files = new LinkedHashMap<>();
		files.put("swc", utf8(SwcWriter.text(RandomReconstructions.anything(random.nextLong(), 15), java.util.List.of("by seed"))));
		files.put("traces",
			utf8(TracesWriter.text(RandomReconstructions.anything(5, 15)).replace("<path id=\"2\"", "<path id=\"2\" fittedversionof=\"1\"")
				.replace("<path id=\"1\"", "<path id=\"1\" fitted=\"2\"")));
		files.put("neuroml 2", utf8(NeuroMlWriter.text(RandomReconstructions.anything(7, 12))));
		files.put("neuroml 1", utf8(NEUROML_1));
		files.put("neurolucida ascii", utf8(NEUROLUCIDA_ASCII));
		files.put("neurolucida xml", utf8(NEUROLUCIDA_XML));
		files.put("knossos", utf8(KNOSSOS));
		files.put("neuronj", utf8(NEURONJ));
		files.put("roi", roi());
		files.put("rois", rois());
		return files;
	}

	private static byte[] utf8(final String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/** A segmented line of four points in ImageJ's format. */
	private static byte[] roi() {
		final ByteBuffer roi = ByteBuffer.allocate(64 + 4 * 4);
		roi.put("Iout".getBytes(StandardCharsets.US_ASCII)).putShort((short) 227).put((byte) 5).put((byte) 0);
		roi.putShort(8, (short) 10).putShort(10, (short) 20).putShort(12, (short) 60).putShort(14, (short) 90).putShort(16, (short) 4);
		final int[] xy = { 0, 10, 30, 70, 0, 5, 25, 50 };
		for (int i = 0; i < xy.length; i++)
			roi.putShort(64 + 2 * i, (short) xy[i]);
		return roi.array();
	}

	private static byte[] rois() throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (int k = 0; k < 2; k++) {
				zip.putNextEntry(new ZipEntry("axon-" + k + ".roi"));
				final byte[] roi = roi();
				roi[11] += 3 * k;
				zip.write(roi);
			}
		}
		return bytes.toByteArray();
	}
}
