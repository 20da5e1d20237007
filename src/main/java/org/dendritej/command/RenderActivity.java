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
import java.util.Optional;

import org.dendritej.cable.CableModel;
import org.dendritej.imagej.ActivityCanvas;
import org.dendritej.imagej.DisplayRange;
import org.dendritej.imagej.ImageSpace;
import org.dendritej.imagej.KeptRecording;
import org.dendritej.imagej.LightImages;
import org.dendritej.imagej.LightSettings;
import org.dendritej.imagej.MovieExport;
import org.dendritej.imagej.MovieStyle;
import org.dendritej.imagej.Provenance;
import org.dendritej.imagej.TiffFiles;
import org.dendritej.imagej.VoltageImages;
import org.dendritej.imagej.VoltageOverlay;
import org.dendritej.imaging.VoltageMovie;
import org.dendritej.imaging.VoxelWeights;
import org.dendritej.indicator.Indicators;
import org.dendritej.io.StoredRecording;
import org.dendritej.optics.Detector;
import org.dendritej.recording.Recording;
import org.dendritej.units.Workers;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Shows a recording again, on another grid or image, seen otherwise, in another range: without simulating again. */
@Plugin(type = Command.class, menuPath = "Plugins>Neuroanatomy>DendriteJ>Render Activity...",
	description = "Shows a recorded activity again without simulating it: with other pixels, in the space of another image, as projection or slices, in another range.")
public class RenderActivity extends ContextCommand {

	private static final String MILLIVOLTS = "millivolts", COLOURS = "colours", LIGHT = "light";

	@Parameter(label = "Recording", style = "open", required = false, persist = false, callback = "choose",
		description = "A recording that Simulate Neuron has written. Empty takes the one behind the active image, which a command of DendriteJ has made in this session.") private File recording;

	@Parameter(label = "Recorded image", required = false, persist = false,
		description = "Where no file is given: the movie or plot whose recording is shown again; mostly the active one. It is never changed.") private ImagePlus image;

	@Parameter(label = "Template", required = false, persist = false, callback = "preview",
		description = "Title of an open image in whose space the activity is drawn, mostly the one the neuron was traced in. Empty takes a grid around the neuron.") private String template =
			"";

	@Parameter(label = "Show as", choices = { MILLIVOLTS, COLOURS, LIGHT }, persist = false, callback = "preview",
		description = "millivolts: 32-bit pixels that hold the potential, with a second channel for coverage. colours: over the template's own pixels, which needs one. light: as the microscope below takes it, with noise, and beside it the clean truth in photons.") private String style =
			MILLIVOLTS;

	@Parameter(label = "Pixel size (µm)", min = "0", style = "format:0.0000", persist = false, callback = "preview",
		description = "Size of a pixel. 0 takes the template's, or without one a round size with which the neuron is at most 512 pixels wide and high.") private double pixelsize;

	@Parameter(label = "Slice spacing (µm)", min = "0", style = "format:0.0000", persist = false, callback = "preview",
		description = "Distance between two slices of the template in the space of the reconstruction. 0 takes what it says; without template slices are as far apart as pixels.") private double slicespacing;

	@Parameter(label = "Projection", persist = false, callback = "preview",
		description = "Whether the neuron is seen along z, of each column the greatest potential; of light the plane in focus. Otherwise the result has all slices.") private boolean projection =
			true;

	@Parameter(label = "Lowest potential (mV)", style = "format:0.0", persist = false,
		description = "Potential, or of light mean number of photons, shown in the first colour. If lowest and highest are 0, the range of the recording is shown.") private double lowest;

	@Parameter(label = "Highest potential (mV)", style = "format:0.0", persist = false,
		description = "Potential, or of light mean number of photons, shown in the last colour. If lowest and highest are 0, the range of the recording is shown.") private double highest;

	@Parameter(label = "From (ms)", min = "0", style = "format:0.000", persist = false, callback = "preview",
		description = "Time of the first frame to be shown, ms since the beginning of the run.") private double from;

	@Parameter(label = "To (ms)", min = "0", style = "format:0.000", persist = false, callback = "preview",
		description = "Time of the last frame to be shown, ms. 0 for the end of the recording.") private double to;

	@Parameter(label = "One frame of", min = "1", max = "1000000", persist = false, callback = "preview",
		description = "1 shows every recorded frame, 2 every other one, and so on, the first always.") private int every = 1;

	@Parameter(label = "Save as (.tif)", style = "save", required = false, persist = false,
		description = "File to which the result is written, whole or not at all; of light the truth beside it, with -truth in its name, which replaces another only if it is that of a file that is replaced. Nothing is written if it is empty.") private File file;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String lighttitle =
		Commands.heading("For light: indicator, microscope and noise");

	@Parameter(label = "Microscope", choices = { LightSettings.TWO_PHOTON, LightSettings.CONFOCAL, LightSettings.WIDEFIELD,
		LightSettings.LIGHT_SHEET }, persist = false,
		description = "For light: what the picture is taken with. It decides how a point is blurred, and whether a laser scans or a camera takes a slice at once. The formulas are right near the focus; the far haze of a widefield microscope needs a measured point.") private String modality =
			LightSettings.TWO_PHOTON;

	@Parameter(label = "Indicator", persist = false,
		description = "For light: name of the fluorescent indicator, such as ASAP3, Archon1, JEDI-2P, GCaMP6s, GCaMP6f, OGB-1, or one of your own from a file indicators.txt beside the recording.") private String indicator =
			"JEDI-2P";

	@Parameter(label = "Dye is in", choices = { "auto", "cytosol", "membrane" }, persist = false,
		description = "For light: where the indicator is. auto puts voltage indicators on the membrane and calcium indicators into the cytosol.") private String dye =
			"auto";

	@Parameter(label = "Wavelength (µm)", min = "0", max = "10", style = "format:0.000", persist = false,
		description = "For light: of two photons the excitation, else the emission. 0 takes 0.92 µm for two photons, else 0.52 µm.") private double wavelength;

	@Parameter(label = "Numerical aperture", min = "0.01", max = "2", style = "format:0.00", persist = false,
		description = "For light: of the objective, as far as it is filled. The larger it is, the sharper the picture.") private float aperture =
			0.8f;

	@Parameter(label = "Refractive index", min = "1", max = "2.5", style = "format:0.000", persist = false,
		description = "For light: of what the objective is dipped into and of the tissue, 1.333 being water.") private float index = 1.333f;

	@Parameter(label = "Pinhole (Airy units)", min = "0.01", max = "20", style = "format:0.00", persist = false,
		description = "For light: diameter of the pinhole of a confocal microscope, in Airy units of the emission.") private float pinhole =
			1;

	@Parameter(label = "Light sheet (µm)", min = "0.1", max = "1000", style = "format:0.0", persist = false,
		description = "For light: thickness of the sheet of a light-sheet microscope, full width at half maximum.") private double sheet =
			3;

	@Parameter(label = "Measured point", required = false, persist = false,
		description = "For light: title of an open stack in which a bead was imaged, with its pixel size; its blur takes the place of the formula's. Empty for the formula.") private String bead =
			"";

	@Parameter(label = "Microscope's frame interval (ms)", min = "0", style = "format:0.000", persist = false,
		description = "For light: time from one frame of the microscope to the next, all slices together. 0 takes that of the recording.") private double frameinterval;

	@Parameter(label = "Exposure (ms)", min = "0", style = "format:0.000", persist = false,
		description = "For light: how long a camera collects light for a slice. 0 takes all the time there is. A scanner looks at each voxel for its share.") private double exposure;

	@Parameter(label = "Photons from a full voxel", min = "0.001", style = "format:0.0", persist = false,
		description = "For light: mean number of photons from a voxel full of resting dye while it is looked at. The more there are, the less the noise.") private float photons =
			200;

	@Parameter(label = "Background photons", min = "0", style = "format:0.00", persist = false,
		description = "For light: mean number of photons from anywhere in a voxel, while it is looked at.") private float background = 2;

	@Parameter(label = "Light falls by e on (µm)", min = "0", style = "format:0.0", persist = false,
		description = "For light: way through the tissue, from the top of the neuron, on which light falls by the factor e. 0 for clear tissue.") private double attenuation;

	@Parameter(label = "Focus below the soma (µm)", style = "format:0.0", persist = false,
		description = "For light seen along z: how much deeper than the middle of the soma the plane in focus lies; negative above it.") private double focus;

	@Parameter(label = "Excess noise factor", min = "1", max = "10", style = "format:0.00", persist = false,
		description = "For light: by how much multiplication in the detector raises the variance of the photons; 1 for none.") private float excess =
			1.2f;

	@Parameter(label = "Noise of reading (photons)", min = "0", style = "format:0.00", persist = false,
		description = "For light: standard deviation that reading adds to each voxel, in photons.") private float reading;

	@Parameter(label = "Grey levels per photon", min = "0.001", style = "format:0.00", persist = false,
		description = "For light: gain of the detector, in grey levels for each photon.") private float gain = 10;

	@Parameter(label = "Grey level without light", min = "0", max = "65535", style = "format:0.0", persist = false,
		description = "For light: offset of the detector, the grey level that it writes where there is no photon.") private float offset =
			100;

	@Parameter(label = "Bits", choices = { "8", "16" }, persist = false,
		description = "For light: what the detector writes, 8 bits (0 to 255) or 16 bits (0 to 65535) for a voxel.") private String bits =
			"16";

	@Parameter(label = "Seed of the noise", min = "0", persist = false,
		description = "For light: seed of all random numbers of the noise. The same seed gives the same noise again.") private int seed = 1;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private volatile String figures =
		"Choose a recording, or an image that DendriteJ has made: then the frames and the size of the result stand here.";

	@Parameter(type = ItemIO.OUTPUT) private ImagePlus movie;

	@Parameter(type = ItemIO.OUTPUT) private ImagePlus truth;

	private final Preview preview = new Preview();

	@Override
	public void run() {
		Commands.guarded(this, progress -> {
			final Optional<Path> out = Inputs.newFile("file", file);
			final StoredRecording stored = stored();
			final Recording shown = shown(stored.recording());
			final Optional<ImagePlus> over = template();
			final Optional<DisplayRange> range =
				lowest == 0 && highest == 0 ? Optional.empty() : Optional.of(new DisplayRange(lowest, highest));
			if (style.equals(LIGHT)) {
				takeLight(stored, shown, over, range, out, progress);
				return;
			}
			try (Workers workers = Commands.workers()) {
				final ImagePlus drawn = drawn(stored, shown, over, range.orElseGet(() -> DisplayRange.of(shown)), workers,
					progress.stage("Drawing " + stored.neuron().model().name(), 0, out.isPresent() ? 0.5 : 1));
				KeptRecording.keep(drawn, stored);
				if (out.isPresent())
					TiffFiles.write(drawn, out.get(), progress.stage("Writing " + out.get().getFileName(), 0.5, 1)::progress);
				movie = Commands.show(drawn);
			}
		});
	}

	/** As a microscope takes it: the noisy movie and the clean truth. */
	private void takeLight(final StoredRecording stored, final Recording shown, final Optional<ImagePlus> over,
		final Optional<DisplayRange> range, final Optional<Path> out, final Progress progress) throws IOException {
		final CableModel cable = stored.neuron().cable();
		final String name = stored.neuron().model().name();
		final LightSettings settings = light();
		final Optional<ImagePlus> psf = Inputs.named("bead", bead);
		over.ifPresent(below -> Inputs.requirePixelSize(below, pixelsize, slicespacing));
		final ImageSpace space = over.map(below -> ImageSpace.of(below, pixelsize, slicespacing))
			.orElseGet(() -> ImageSpace.of(ActivityCanvas.fitted(cable, pixelsize == 0 ? Double.NaN : pixelsize, false).grid()));
		try (Workers workers = Commands.workers()) {
			final LightImages taken = LightImages.of(Commands.title(name + " " + modality + " " + indicator.strip()), cable, shown,
				projection || space.grid().depth() == 1 ? LightImages.focalPlane(space.grid(), cable, settings, psf) : space, settings,
				indicators(),
				psf, range, Provenance.of(stored.neuron().model()), workers,
				progress.stage("Taking pictures of " + name, 0, out.isPresent() ? 0.5 : 1)::progress);
			KeptRecording.keep(taken.noisy(), stored);
			KeptRecording.keep(taken.truth(), stored);
			if (out.isPresent())
				taken.write(MovieExport.as(MovieExport.Format.TIFF).replacing(Files.exists(out.get())), out.get(), workers,
					progress.stage("Writing " + out.get().getFileName(), 0.5, 1)::progress);
			truth = Commands.show(taken.truth());
			movie = Commands.show(taken.noisy());
		}
	}

	private LightSettings light() {
		return new LightSettings(modality, indicator, dye, wavelength, exact(aperture), exact(index), exact(pinhole), sheet, frameinterval,
			exposure,
			exact(photons), exact(background), attenuation,
			new Detector(exact(gain), exact(offset), exact(reading), exact(excess), Integer.parseInt(bits), seed), focus);
	}

	/** The decimal that was written, not the binary number nearest to it. */
	static double exact(final float value) {
		return Double.parseDouble(Float.toString(value));
	}

	/** The known ones, and those beside the recording. */
	private Indicators indicators() throws IOException {
		return Inputs.isBlank(recording) ? Indicators.builtIn() : Indicators.beside(recording.toPath());
	}

	private ImagePlus drawn(final StoredRecording stored, final Recording shown, final Optional<ImagePlus> over, final DisplayRange range,
		final Workers workers, final Progress.Stage stage) {
		final String name = stored.neuron().model().name();
		final Provenance provenance = Provenance.of(stored.neuron().model());
		if (over.isEmpty()) {
			final ActivityCanvas canvas =
				ActivityCanvas.fitted(stored.neuron().cable(), pixelsize == 0 ? Double.NaN : pixelsize, projection);
			final VoxelWeights weights = canvas.draw(stored.neuron().cable(), workers, stage::progress);
			return canvas.movie(Commands.title(name + " activity"), VoltageMovie.of(weights, shown, VoltageMovie.DEFAULT_COVERAGE),
				MovieStyle.of(shown).with(range), provenance);
		}
		final ImagePlus below = over.get();
		Inputs.requirePixelSize(below, pixelsize, slicespacing);
		final ImageSpace space = ImageSpace.of(below, pixelsize, slicespacing),
			deep = space.deepFor(stored.neuron().cable().pieces());
		final VoxelWeights weights = VoxelWeights.of(stored.neuron().cable().pieces(), stored.neuron().cable().compartments(), deep.grid(),
			workers, stage::progress);
		VoltageOverlay.requireNeuron(below.getTitle(), weights);
		final VoltageMovie voltage = VoltageMovie.of(weights, shown, VoltageMovie.DEFAULT_COVERAGE);
		if (style.equals(COLOURS)) {
			final String title = Commands.title(name + " over " + below.getTitle().replaceFirst("\\.[A-Za-z]{2,4}$", ""));
			return projection ? VoltageOverlay.projection(title, below, space, voltage, range, provenance)
				: VoltageOverlay.of(title, below, space, voltage, range, provenance);
		}
		final String title = Commands.title(name + " activity in " + below.getTitle().replaceFirst("\\.[A-Za-z]{2,4}$", ""));
		final MovieStyle look = MovieStyle.of(shown).with(range);
		return projection || space.grid().depth() == 1 ? VoltageImages.projection(title, voltage, deep, look, provenance)
			: VoltageImages.movie(title, voltage, deep, look, provenance);
	}

	private StoredRecording stored() throws IOException {
		return Inputs.recorded(recording, image);
	}

	private Recording shown(final Recording whole) {
		if (whole.frames() == 0)
			throw new ParameterException("recording", "holds no frames of the whole neuron; simulate with a movie");
		if (to != 0 && to < from)
			throw new ParameterException("to",
				"is " + to + " ms, but \"from\" is " + from + " ms; expected a later time, or 0 for the end");
		return from == 0 && to == 0 && every == 1 ? whole : whole.framesBetween(from, to == 0 ? Double.POSITIVE_INFINITY : to, every);
	}

	private Optional<ImagePlus> template() {
		if (style.equals(COLOURS) && (template == null || template.isBlank()))
			throw new ParameterException("template",
				"is empty, but style is colours, which lie over an image; expected the title of one");
		return Inputs.named("template", template);
	}

	/** Called when another recording was chosen. */
	private void choose() {
		preview(Preview.OPENING);
	}

	/** Called when anything was changed that changes the result. */
	private void preview() {
		preview(Preview.TYPING);
	}

	private void preview(final int patience) {
		preview.show(context(), patience, line -> figures = line, () -> {
			final StoredRecording stored = stored();
			final Recording shown = shown(stored.recording());
			final String frames = stored.neuron().model().name() + ": " + shown.frames() + " frames, ";
			final Optional<ImagePlus> over = template();
			if (over.isPresent())
				return frames + "in the space of \"" + over.get().getTitle() + "\".";
			final ActivityCanvas canvas =
				ActivityCanvas.fitted(stored.neuron().cable(), pixelsize == 0 ? Double.NaN : pixelsize, projection);
			if (style.equals(LIGHT))
				light(); // what is wrong with it is said here
			return frames + canvas.grid().width() + " × " + canvas.grid().height() + " × " + canvas.slices() + " pixels of " +
				canvas.grid().pixelWidth() + " µm.";
		});
	}
}
