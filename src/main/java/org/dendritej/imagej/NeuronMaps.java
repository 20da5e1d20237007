/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.awt.Color;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.util.List;

import org.dendritej.cable.CableModel;
import org.dendritej.experiment.Answer.PlaceMap;
import org.dendritej.imaging.Grid;
import org.dendritej.imaging.RenderMonitor;
import org.dendritej.imaging.VoltageMovie;
import org.dendritej.imaging.VoxelWeights;
import org.dendritej.recording.Recording;
import org.dendritej.units.Workers;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.measure.Calibration;
import ij.process.FloatProcessor;
import ij.process.LUT;

/** Values for each compartment as calibrated images in the space of a template, and as shapes over it. */
public final class NeuronMaps {

	private static final Color WITHOUT_VALUE = new Color(0x4c4c54);

	private final CableModel cable;
	private final List<PlaceMap> maps;
	private final ImageSpace space;
	private final Provenance provenance;

	/**
	 * Maps in a space.
	 *
	 * @param cable the neuron
	 * @param maps at least one; those without any value are left out
	 * @param space where they are drawn
	 * @param provenance what they were made from
	 */
	public NeuronMaps(final CableModel cable, final List<PlaceMap> maps, final ImageSpace space, final Provenance provenance) {
		this.cable = cable;
		this.maps = maps.stream().filter(map -> map.values().stream().anyMatch(Double::isFinite)).toList();
		this.space = space;
		this.provenance = provenance;
	}

	/**
	 * A 32-bit image, a channel for each map, in the map's unit, NaN where there is no neuron; seen along z, of each column the greatest value. Each channel has
	 * its own range of colours, and a legend with its bar of colours and a scale bar as an Overlay, in which the neurites that have no value are grey.
	 *
	 * @param title of the image
	 * @param workers threads to compute on
	 * @param monitor told of progress
	 * @return a new image, not shown
	 * @throws ImageException if none of the neuron lies in the space
	 * @throws org.dendritej.imaging.RenderCancelledException if the monitor stops it
	 */
	public ImagePlus image(final String title, final Workers workers, final RenderMonitor monitor) {
		final ImageSpace deep = space.deepFor(cable.pieces());
		final VoxelWeights weights = VoxelWeights.of(cable.pieces(), cable.compartments(), deep.grid(), workers, monitor);
		VoltageImages.requireNeuron(title, weights);
		final Grid grid = space.grid();
		final ImageStack stack = new ImageStack(grid.width(), grid.height());
		final Overlay overlay = new Overlay();
		final LUT[] colours = new LUT[maps.size()];
		List<Area> outlines = List.of(); // made when needed
		for (int k = 0; k < maps.size(); k++) {
			final PlaceMap map = maps.get(k);
			final DisplayRange range = DisplayRange.of(map.values(), map.unit());
			final float[] plane = new float[grid.width() * grid.height()];
			VoltageMovie.of(weights, frame(map), VoltageMovie.DEFAULT_COVERAGE).projection(0, plane);
			stack.addSlice(map.heading(), new FloatProcessor(grid.width(), grid.height(), plane));
			colours[k] = VoltageColours.lut(range);
			if (!map.values().stream().allMatch(Double::isFinite)) {
				if (outlines.isEmpty())
					outlines = new NeuriteOutlines(cable.pieces(), cable.compartments(), deep.grid()).projected(workers);
				add(overlay, new Overlay(withoutValue(map, outlines)), k);
			}
			addLegend(overlay, new ImagePlus(title, stack.getProcessor(k + 1)), map, range, k);
		}
		ImagePlus image = new ImagePlus(title, stack);
		image.setDimensions(maps.size(), 1, 1);
		if (maps.size() > 1) {
			image.setOpenAsHyperStack(true);
			final CompositeImage composite = new CompositeImage(image, CompositeImage.COLOR);
			composite.setLuts(colours);
			image = composite;
		}
		else
			image.setLut(colours[0]);
		image.setDisplayRange(colours[0].min, colours[0].max);
		return finished(image, overlay, maps.size() == 1 ? maps.get(0).unit() : "");
	}

	/**
	 * An RGB image of the template, a frame for each map, with the neurites as shapes in the colours of their values.
	 *
	 * @param title of the image
	 * @param template the image whose space this is; it is only read
	 * @param workers threads to compute on
	 * @param monitor told of progress
	 * @return a new image, not shown
	 * @throws ImageException if none of the neuron lies in the template
	 * @throws org.dendritej.imaging.RenderCancelledException if the monitor stops it
	 */
	public ImagePlus over(final String title, final ImagePlus template, final Workers workers, final RenderMonitor monitor) {
		final ImageStack stack = new ImageStack(space.grid().width(), space.grid().height());
		final Overlay overlay = new Overlay();
		for (int k = 0; k < maps.size(); k++) {
			final int map = k;
			final DisplayRange range = DisplayRange.of(maps.get(k).values(), maps.get(k).unit());
			final ImagePlus one = NeuriteOverlay.of(title, template, space, frame(maps.get(k)), range, true, provenance, workers,
				fraction -> monitor.progress((map + fraction) / maps.size()));
			stack.addSlice(maps.get(k).heading(), one.getStack().getProcessor(1));
			add(overlay, one.getOverlay(), k);
			addLegend(overlay, new ImagePlus(title, one.getStack().getProcessor(1)), maps.get(k), range, k);
		}
		final ImagePlus image = new ImagePlus(title, stack);
		image.setDimensions(1, 1, maps.size());
		image.setOpenAsHyperStack(maps.size() > 1);
		return finished(image, overlay, "");
	}

	private ImagePlus finished(final ImagePlus image, final Overlay overlay, final String unit) {
		overlay.selectable(false); // a click is for what lies below
		image.setOverlay(overlay);
		final Calibration calibration = space.calibration(0);
		calibration.setValueUnit(unit.isEmpty() ? " " : unit);
		image.setCalibration(calibration);
		final StringBuilder what = new StringBuilder();
		maps.forEach(map -> what.append(what.isEmpty() ? "" : "; ").append(map.heading()).append(": ").append(map.meaning()));
		provenance.into(image, what.toString());
		return image;
	}

	private void addLegend(final Overlay all, final ImagePlus plane, final PlaceMap map, final DisplayRange range, final int k) {
		OverlayLegend.add(plane, space, frame(map), range, frame -> map.name());
		add(all, plane.getOverlay(), k);
	}

	private void add(final Overlay all, final Overlay some, final int k) {
		for (final Roi roi : some) {
			roi.setPosition(maps.size() == 1 ? 0 : k + 1);
			all.add(roi);
		}
	}

	/** The neurites of which a map says nothing. */
	private static Roi withoutValue(final PlaceMap map, final List<Area> outlines) {
		final Path2D path = new Path2D.Float(Path2D.WIND_NON_ZERO);
		for (int c = 0; c < outlines.size(); c++)
			if (!Double.isFinite(map.values().get(c))) path.append(outlines.get(c), false);
		final Roi roi = new ShapeRoi(path);
		roi.setFillColor(WITHOUT_VALUE);
		roi.setName("no value");
		return roi;
	}

	/** The values in the place of potentials. */
	private Recording frame(final PlaceMap map) {
		final float[] values = new float[cable.compartments()];
		for (int c = 0; c < values.length; c++)
			values[c] = map.values().get(c).floatValue();
		return new Recording(cable, new double[0], List.of(), new double[1], new float[][] { values }, List.of());
	}
}
