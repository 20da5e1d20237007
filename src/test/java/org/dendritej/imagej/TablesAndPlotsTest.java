/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.measure.ResultsTable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.dendritej.SpikingCell;
import org.dendritej.io.LoadedNeuron;
import org.dendritej.recording.Recording;
import org.dendritej.recording.Spike;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.simulation.Simulation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesAndPlotsTest {

	private static Recording recording;

	@BeforeAll
	static void simulate(@TempDir final Path folder) throws IOException {
		final LoadedNeuron neuron = LoadedNeuron.read(SpikingCell.write(folder));
		recording = Simulation.of(neuron.model(), neuron.cable()).run(RunMonitor.SILENT);
	}

	@Test
	void theSummaryHasARowForEachPlace() {
		final ResultsTable table = new ResultsTable();
		RecordingTables.addSummary(table, "cell", recording, "abc");
		assertEquals(3, table.size());
		assertEquals(List.of("soma", "tip", "electrode"), List.of(table.getStringValue("Place", 0), table.getStringValue("Place", 1),
			table.getStringValue("Place", 2)));
		final double[] soma = recording.trace("soma").values();
		assertEquals(soma[0], table.getValue("Start (mV)", 0));
		assertEquals(Arrays.stream(soma).min().orElseThrow(), table.getValue("Minimum (mV)", 0));
		assertEquals(Arrays.stream(soma).max().orElseThrow(), table.getValue("Maximum (mV)", 0));
		assertEquals(soma[Arrays.binarySearch(recording.times(), table.getValue("Time of maximum (ms)", 0))],
			table.getValue("Maximum (mV)", 0));
		assertTrue(recording.spikes().size() > 0);
		assertEquals(recording.spikes().size(), table.getValue("Spikes", 0));
		assertEquals(recording.spikes().get(0).time(), table.getValue("First spike (ms)", 0));
		assertEquals("cell", table.getLabel(0));
		assertEquals("abc", table.getStringValue("Model", 0));
	}

	@Test
	void whatMakesNoSenseForAPlaceIsNotANumber() {
		final ResultsTable table = new ResultsTable();
		RecordingTables.addSummary(table, "cell", recording, "abc");
		assertEquals(0, table.getValue("Spikes", 1));
		assertEquals(Double.NaN, table.getValue("First spike (ms)", 1));
		assertEquals(0.6, table.getValue("Maximum (nA)", 2), 1e-12);
		assertEquals(Double.NaN, table.getValue("Maximum (mV)", 2));
		assertEquals(Double.NaN, table.getValue("Maximum (nA)", 0));
	}

	@Test
	void rowsOfEarlierRunsStay() {
		final ResultsTable table = new ResultsTable();
		table.incrementCounter();
		table.addValue("Area", 7);
		RecordingTables.addSummary(table, "first", recording, "abc");
		RecordingTables.addSummary(table, "second", recording, "abc");
		assertEquals(7, table.size());
		assertEquals(7, table.getValue("Area", 0));
		assertEquals("first", table.getLabel(3));
		assertEquals("second", table.getLabel(4));
	}

	@Test
	void theTableOfSpikesHasThemAll() {
		final ResultsTable table = RecordingTables.spikes(recording);
		assertArrayEquals(recording.spikes().stream().mapToDouble(Spike::time).toArray(), table.getColumn("Time (ms)"));
		assertEquals("soma", table.getStringValue("Place", 0));
	}

	@Test
	void thereIsAPlotForEachUnitWithTheTracesAsTheyWereRecorded() {
		final List<ImagePlus> plots = TracePlots.of("cell", recording, "provenance");
		assertEquals(List.of("cell traces (mV)", "cell traces (nA)"), plots.stream().map(ImagePlus::getTitle).toList());
		for (final ImagePlus image : plots)
			assertEquals("provenance", image.getInfoProperty());
		final Plot plot = (Plot) plots.get(0).getProperty(Plot.PROPERTY_KEY);
		assertEquals("Time (ms)", plot.getLabel('x'));
		assertEquals("Potential (mV)", plot.getLabel('y'));
		final double[] soma = recording.trace("soma").values(), tip = recording.trace("tip").values();
		assertFloats(recording.times(), plot.getDataObjectArrays(0)[0]);
		assertFloats(soma, plot.getDataObjectArrays(0)[1]);
		assertFloats(tip, plot.getDataObjectArrays(1)[1]);
	}

	@Test
	void spikesAreMarkedAboveTheTracesAndInsideThePlot() {
		final Plot plot = (Plot) TracePlots.of("cell", recording, "").get(0).getProperty(Plot.PROPERTY_KEY);
		final float[][] marks = plot.getDataObjectArrays(2);
		assertFloats(recording.spikes().stream().mapToDouble(Spike::time).toArray(), marks[0]);
		final double highest = Arrays.stream(recording.trace("soma").values()).max().orElseThrow();
		for (final float height : marks[1])
			assertTrue(height > highest && height < plot.getLimits()[3]);
	}

	private static void assertFloats(final double[] expected, final float[] found) {
		assertEquals(expected.length, found.length);
		for (int i = 0; i < found.length; i++)
			assertEquals((float) expected[i], found[i]);
	}
}
