/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.imaging.Grid;
import org.dendritej.imaging.RenderMonitor;
import org.dendritej.recording.Recording;
import org.dendritej.units.Workers;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.process.ColorProcessor;

/**
 * A movie of potentials over the image in which the neuron was traced, drawn as shapes that stay sharp at any zoom: the image as it is shown, and an ImageJ
 * {@link Overlay} of the neurites in the colours of their potentials. A new RGB hyperstack; the image is only read. {@link OverlayLegend} adds what is needed to read it.
 *
 * <p>
 * The overlay is made of plain ROIs, each in the frame (and slice) it belongs to, so that everything that ImageJ does with overlays works: it follows the frame,
 * can be hidden, flattened, duplicated, sent to the ROI Manager, and is saved in TIFF files, also where DendriteJ is not installed. Colours are
 * {@value #LEVELS} equal steps of potential. In a frame all compartments of one step are one composite ROI, for a movie of 300 frames of a cell of 500
 * compartments some ten thousand instead of 150 000; the higher the potential the nearer to the eye. ImageJ reads composite ROIs from files by the even-odd rule,
 * under which what is covered twice is a hole; so compartments that overlap never share one.
 */
public final class NeuriteOverlay {

	/** Steps of potential between the first and the last colour. */
	private static final int LEVELS = 64;
	/** Corners of outlines, all frames together, that memory and ImageJ bear. */
	private static final long MOST_CORNERS = 50_000_000;
	/** A common part of two outlines that is smaller is rounding, pixels². */
	private static final double TOUCHING = 1e-6;

	private final Recording recording;
	private final DisplayRange range;
	private final Workers workers;

	private NeuriteOverlay(final Recording recording, final DisplayRange range, final Workers workers) {
		this.recording = recording;
		this.range = range;
		this.workers = workers;
	}

	/**
	 * The movie over the image. Slice by slice, each slice with the neurites that lie in it; or image and neuron seen along z. Over a plane the neuron is seen
	 * along z.
	 *
	 * @param title of the new image
	 * @param template the image; 8, 16 or 32 bit, RGB or of several channels. Of several frames the present one is taken
	 * @param space where it is, {@link ImageSpace#of(ImagePlus)} if its own calibration holds
	 * @param recording what happened; at least one frame
	 * @param range the potentials from the first to the last colour
	 * @param projected whether image and neuron are seen along z
	 * @param provenance what it was made from
	 * @param workers threads to compute on
	 * @param monitor told of progress
	 * @return a new image, not shown
	 * @throws ImageException if the space is not that of an image of this size, or none of the neuron lies in the image, or there is too much to draw
	 * @throws org.dendritej.imaging.RenderCancelledException if the monitor stops it
	 */
	public static ImagePlus of(final String title, final ImagePlus template, final ImageSpace space, final Recording recording,
		final DisplayRange range, final boolean projected, final Provenance provenance, final Workers workers,
		final RenderMonitor monitor) {
		final Grid grid = space.grid();
		VoltageOverlay.checkSize(title, template, grid);
		if (recording.frames() == 0)
			throw new ImageException("the recording holds no frames of the whole neuron; record with a frame interval above 0 ms");
		final int slices = projected ? 1 : grid.depth();
		final TemplateImage background = new TemplateImage(template);
		final int[] flat = slices == 1 ? background.projection() : new int[0];
		final ImagePlus image = VoltageOverlay.image(title, recording, space, range, provenance, slices,
			i -> new ColorProcessor(grid.width(), grid.height(), slices == 1 ? flat.clone() : background.plane(i % slices)));
		final Overlay overlay = new NeuriteOverlay(recording, range, workers).draw(image, grid, slices, monitor);
		overlay.selectable(false); // a click is for what lies below
		image.setOverlay(overlay);
		return image;
	}

	/**
	 * Refuses an overlay in which nothing would be seen, as far as that is known before anything is drawn.
	 *
	 * @param title of the image the neuron is to be drawn on
	 * @param space where it is
	 * @param neuron what is to be drawn
	 * @throws ImageException if none of it lies in the image
	 */
	public static void requireNeuron(final String title, final ImageSpace space, final CableModel neuron) {
		final Grid grid = space.grid();
		if (neuron.pieces().stream()
			.noneMatch(p -> reaches(p.x0(), p.radius0(), p.x1(), p.radius1(), grid.x0(), grid.pixelWidth(), grid.width())
				&& reaches(p.y0(), p.radius0(), p.y1(), p.radius1(), grid.y0(), grid.pixelHeight(), grid.height())
				&& (grid.depth() == 1 || reaches(p.z0(), p.radius0(), p.z1(), p.radius1(), grid.z0(), grid.pixelDepth(), grid.depth()))))
			throw VoltageImages.outside(title, grid);
	}

	/** Whether a piece reaches the image along one axis. */
	private static boolean reaches(final double a, final double ra, final double b, final double rb, final double start, final double size,
		final int number) {
		return Math.max(a + ra, b + rb) > start - size / 2 && Math.min(a - ra, b - rb) < start + (number - 0.5) * size;
	}

	private Overlay draw(final ImagePlus image, final Grid grid, final int slices, final RenderMonitor monitor) {
		final int compartments = recording.cable().compartments(), frames = recording.frames();
		final NeuriteOutlines outlines = new NeuriteOutlines(recording.cable().pieces(), compartments, grid);
		final Overlay overlay = new Overlay();
		long corners = 0;
		for (int z = 0; z < slices; z++) {
			final double begin = z / (double) slices, part = 1.0 / slices;
			final List<Area> areas = slices == 1 ? outlines.projected(workers) : outlines.inSlice(z, workers);
			final List<Path2D> paths = areas.stream().map(NeuriteOverlay::path).toList();
			corners += frames * areas.stream().mapToLong(NeuriteOverlay::corners).sum();
			if (corners > MOST_CORNERS)
				throw new ImageException("\"" + image.getTitle() + "\": " + frames + " frames of the outlines of " + compartments
					+ " compartments" + (slices > 1 ? " in " + slices + " slices" : "")
					+ " are too much for an overlay; record fewer frames" + (slices > 1 ? ", see the neuron along z" : "")
					+ " or have it drawn into the pixels");
			final BitSet[] overlaps = overlaps(areas);
			final int slice = z;
			final AtomicInteger done = new AtomicInteger();
			final List<List<Roi>> rois = workers.map(frames, t -> {
				synchronized (monitor) {
					monitor.check(begin + part * done.incrementAndGet() / frames);
				}
				return frame(t, paths, overlaps);
			});
			for (int t = 0; t < frames; t++)
				for (final Roi roi : rois.get(t)) {
					place(roi, slices, frames, slice + 1, t + 1);
					overlay.add(roi);
				}
		}
		if (overlay.size() == 0)
			throw VoltageImages.outside(image.getTitle(), grid);
		return overlay;
	}

	/** Which compartments overlap with which, beyond touching. */
	private BitSet[] overlaps(final List<Area> areas) {
		final List<BitSet> above = workers.map(areas.size(), i -> {
			final BitSet others = new BitSet();
			if (!areas.get(i).isEmpty())
				for (int j = i + 1; j < areas.size(); j++)
					if (areas.get(j).getBounds2D().intersects(areas.get(i).getBounds2D())) {
						final Area both = new Area(areas.get(i));
						both.intersect(areas.get(j));
						if (both.getBounds2D().getWidth() * both.getBounds2D().getHeight() > TOUCHING)
							others.set(j);
					}
			return others;
		});
		final BitSet[] overlaps = above.toArray(new BitSet[0]);
		for (int i = 0; i < overlaps.length; i++)
			for (int j = overlaps[i].nextSetBit(i + 1); j >= 0; j = overlaps[i].nextSetBit(j + 1))
				overlaps[j].set(i);
		return overlaps;
	}

	/** The ROIs of a frame, those of low potentials first. */
	private List<Roi> frame(final int frame, final List<Path2D> paths, final BitSet[] overlaps) {
		final float[] voltages = recording.voltages(frame);
		final int[] levels = IntStream.range(0, voltages.length).map(c -> level(voltages[c])).toArray();
		final List<Roi> rois = new ArrayList<>();
		for (int level = 0; level < LEVELS; level++) {
			final List<BitSet> groups = new ArrayList<>();
			for (int c = 0; c < levels.length; c++)
				if (levels[c] == level && paths.get(c).getCurrentPoint() != null) {
					final BitSet own = overlaps[c];
					final int compartment = c;
					groups.stream().filter(group -> !group.intersects(own)).findFirst().orElseGet(() -> {
						groups.add(new BitSet());
						return groups.get(groups.size() - 1);
					}).set(compartment);
				}
			for (final BitSet group : groups)
				rois.add(roi(group, paths, level));
		}
		return rois;
	}

	/** The step of a potential; those outside the range belong to the first or the last. */
	private int level(final float voltage) {
		if (Float.isNaN(voltage))
			return -1; // belongs to none
		return (int) Math.max(0, Math.min(LEVELS - 1, LEVELS * (voltage - range.minimum()) / (range.maximum() - range.minimum())));
	}

	private Roi roi(final BitSet compartments, final List<Path2D> paths, final int level) {
		final Path2D path = new Path2D.Float(Path2D.WIND_EVEN_ODD);
		compartments.stream().forEach(c -> path.append(paths.get(c), false));
		final Roi roi = new ShapeRoi(path);
		final double step = (range.maximum() - range.minimum()) / LEVELS, middle = range.minimum() + (level + 0.5) * step;
		roi.setFillColor(new Color(VoltageColours.rgb((float) middle, range)));
		roi.setName(name(middle).intern());
		return roi;
	}

	private String name(final double middle) {
		final String number =
			range.unit().equals("mV") ? String.format(Locale.ROOT, "%.1f", middle) : String.format(Locale.ROOT, "%.3g", middle);
		return range.unit().isEmpty() ? number : number + " " + range.unit();
	}

	private static Path2D path(final Area area) {
		final Path2D path = new Path2D.Float(Path2D.WIND_EVEN_ODD);
		path.append(area.getPathIterator(new AffineTransform()), false);
		return path;
	}

	private static long corners(final Area area) {
		long corners = 0;
		for (final PathIterator i = area.getPathIterator(null); !i.isDone(); i.next())
			corners++;
		return corners;
	}

	/** Puts a ROI into a slice and a frame, both counted from 1; 0 for all. */
	static void place(final Roi roi, final int slices, final int frames, final int slice, final int frame) {
		if (slices == 1)
			roi.setPosition(frames == 1 ? 0 : frame);
		else
			if (frames == 1)
				roi.setPosition(slice);
			else
				roi.setPosition(0, slice, frame);
	}
}
