/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import ij.ImagePlus;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.dendritej.imagej.ImageSpace;
import org.dendritej.imagej.LightSettings;
import org.dendritej.imagej.RadiiFromImage;
import org.dendritej.io.ReconstructionWriter;
import org.dendritej.io.Reconstructions;
import org.dendritej.morphology.Finding;
import org.dendritej.morphology.Reconstruction;
import org.dendritej.optics.Detector;
import org.dendritej.optics.GaussianPsf;
import org.dendritej.optics.PointSpreadFunction;
import org.dendritej.units.Workers;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The radii of a trace as the image shows it was made in. */
@Plugin(type = Command.class, menuPath = "Plugins>Neuroanatomy>DendriteJ>Measure Radii...",
	description = "Measures the radii of a trace in the image it was made in: the width of each neurite from the profile of brightness across it, given the blur of the microscope. Writes the reconstruction with these radii.")
public class MeasureRadii extends ContextCommand {

	private static final String KEEP = "keep", NEIGHBOURS = "neighbours";

	@Parameter(label = "Reconstruction", style = "open", required = false, persist = false,
		description = "The trace: .swc, .traces or any format that is read. Empty takes the traces that are open in SNT.") private File reconstruction;

	@Parameter(label = "Image", required = false, persist = false,
		description = "The stack it was traced in, mostly the active one, in the channel and at the time that are shown. It is never changed.") private ImagePlus image;

	@Parameter(label = "Pixel size (µm)", min = "0", style = "format:0.0000", persist = false,
		description = "Size of a pixel. 0 takes what the image says.") private double pixelsize;

	@Parameter(label = "Slice spacing (µm)", min = "0", style = "format:0.0000", persist = false,
		description = "Distance between two slices in the space of the reconstruction. 0 takes what the image says.") private double slicespacing;

	@Parameter(label = "Unit of the trace (µm)", min = "0", style = "format:0.0000", persist = false,
		description = "Length of one unit of the coordinates in the file. 0 takes what the file says.") private double unit;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String blurtitle =
		Commands.heading("Blur of the image");

	@Parameter(label = "Width of a point (µm)", min = "0", style = "format:0.000", persist = false,
		description = "How wide a point is seen in a slice, full width at half maximum, as measured with small beads. 0 takes it by formula from the microscope below.") private double lateral;

	@Parameter(label = "Depth of a point (µm)", min = "0", style = "format:0.000", persist = false,
		description = "How deep a point is seen across slices, full width at half maximum. 0 takes it by formula from the microscope below.") private double axial;

	@Parameter(label = "Measured point", required = false, persist = false,
		description = "Title of an open stack in which a bead was imaged, with its pixel size; its blur is taken. Empty for the widths above or the formula.") private String bead =
			"";

	@Parameter(label = "Microscope", choices = { LightSettings.TWO_PHOTON, LightSettings.CONFOCAL, LightSettings.WIDEFIELD,
		LightSettings.LIGHT_SHEET }, persist = false,
		description = "By formula: what the picture was taken with.") private String modality = LightSettings.CONFOCAL;

	@Parameter(label = "Wavelength (µm)", min = "0", max = "10", style = "format:0.000", persist = false,
		description = "By formula: of two photons the excitation, else the emission. 0 takes 0.92 µm for two photons, else 0.52 µm.") private double wavelength;

	@Parameter(label = "Numerical aperture", min = "0.01", max = "2", style = "format:0.00", persist = false,
		description = "By formula: of the objective, as far as it is filled.") private float aperture = 0.8f;

	@Parameter(label = "Refractive index", min = "1", max = "2.5", style = "format:0.000", persist = false,
		description = "By formula: of what the objective is dipped into and of the tissue, 1.333 being water.") private float index =
			1.333f;

	@Parameter(label = "Pinhole (Airy units)", min = "0.01", max = "20", style = "format:0.00", persist = false,
		description = "By formula: diameter of the pinhole of a confocal microscope, in Airy units of the emission.") private float pinhole =
			1;

	@Parameter(label = "Light sheet (µm)", min = "0.1", max = "1000", style = "format:0.0", persist = false,
		description = "By formula: thickness of the sheet of a light-sheet microscope, full width at half maximum.") private double sheet =
			3;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String resulttitle =
		Commands.heading("Result");

	@Parameter(label = "Largest radius (µm)", min = "0.01", max = "100", style = "format:0.0", persist = false,
		description = "The largest radius of a neurite that is looked for. The soma is not measured.") private double largest = 5;

	@Parameter(label = "Where nothing is seen", choices = { NEIGHBOURS, KEEP }, persist = false,
		description = "Radius of points that the image says nothing of, as along the optical axis. neighbours: that of the measured ones next to them. keep: that of the file.") private String gaps =
			NEIGHBOURS;

	@Parameter(label = "Save reconstruction as", style = "save", required = false, persist = false,
		description = "File (.swc, .traces or .nml) to which the reconstruction is written with the radii, whole or not at all. Nothing is written if it is empty.") private File file;

	@Parameter(label = "Replace what is there", persist = false,
		description = "Whether a reconstruction of that name is replaced. The one that is read never is.") private boolean replace;

	@Parameter(label = "Save points as (.csv)", style = "save", required = false, persist = false,
		description = "File to which place and radii of every point are written, whole or not at all. Nothing is written if it is empty.") private File table;

	@Override
	public void run() {
		Commands.guarded(this, progress -> {
			final Optional<Path> out = Inputs.newFile("file", file, replace), csv = Inputs.newFile("table", table);
			out.ifPresent(ReconstructionWriter::requireFormat);
			final ImagePlus stack = Inputs.image("image", image, "the stack the neuron was traced in");
			Inputs.requirePixelSize(stack, pixelsize, slicespacing);
			final PointSpreadFunction psf = blur();
			try (TracedFile traced = TracedFile.of(context(), "reconstruction", reconstruction, "a reconstruction (.swc, .traces)");
				Workers workers = Commands.workers()) {
				if (out.isPresent() && Files.exists(out.get()) && Files.isSameFile(out.get(), traced.path()))
					throw new ParameterException("file", "is " + out.get() + ", which is the file that is read; choose another name");
				final Reconstruction read = Reconstructions.read(traced.path()).joined();
				Commands.log(context(), read.findings());
				final double scale = unit > 0 ? unit : read.frame().micrometresPerUnit();
				if (Double.isNaN(scale))
					throw new ParameterException("unit", "is 0, which takes the unit of the file, but that is \"" + read.frame().unit() +
						"\"; expected its length in µm");
				final RadiiFromImage measured =
					RadiiFromImage.of(read, scale, stack, ImageSpace.of(stack, pixelsize, slicespacing), psf, largest,
						workers, progress.stage("Measuring radii of " + read.name(), 0, 1)::progress);
				if (out.isPresent())
					write(out.get(), measured.reconstruction(gaps.equals(NEIGHBOURS)));
				if (csv.isPresent())
					Commands.write(measured::addPoints, csv.get());
				Commands.showRows(measured::addStretches, Optional.empty());
			}
		});
	}

	private void write(final Path out, final Reconstruction radii) throws IOException {
		final List<Finding> losses = ReconstructionWriter.write(out, radii, unit > 0 ? unit : Double.NaN);
		Commands.log(context(), losses);
	}

	private PointSpreadFunction blur() {
		if (lateral > 0 != axial > 0)
			throw new ParameterException(lateral > 0 ? "axial" : "lateral", "is 0, but " + (lateral > 0 ? "lateral" : "axial") +
				" is given; expected both widths, or 0 for both to take the formula");
		if (lateral > 0)
			return GaussianPsf.ofWidths(lateral, axial);
		return new LightSettings(modality, "", "cytosol", wavelength, RenderActivity.exact(aperture), RenderActivity.exact(index),
			RenderActivity.exact(pinhole), sheet, 0, 0, 1, 0, 0, Detector.COUNTING, 0).psf(Inputs.named("bead", bead));
	}
}
