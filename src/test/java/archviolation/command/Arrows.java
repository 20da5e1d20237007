/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package archviolation.command;

/** Every other layer and library, planted as the type of a field. */
public final class Arrows {

	archviolation.units.Arrows allowedUnits;
	archviolation.morphology.Arrows allowedMorphology;
	archviolation.mechanism.Arrows allowedMechanism;
	archviolation.cable.Arrows allowedCable;
	archviolation.recording.Arrows allowedRecording;
	archviolation.neuron.Arrows allowedNeuron;
	archviolation.nmodl.Arrows allowedNmodl;
	archviolation.model.Arrows allowedModel;
	archviolation.simulation.Arrows allowedSimulation;
	archviolation.io.Arrows allowedIo;
	archviolation.experiment.Arrows allowedExperiment;
	archviolation.imaging.Arrows allowedImaging;
	archviolation.imagej.Arrows allowedImageJLayer;
	archviolation.batch.Arrows forbiddenBatch;
	archviolation.optics.Arrows allowedOptics;
	archviolation.indicator.Arrows allowedIndicator;

	java.util.List<String> allowedJdk;
	javax.xml.parsers.SAXParser forbiddenXml;
	javax.imageio.ImageReader forbiddenImageIo;
	com.fasterxml.jackson.databind.JsonNode forbiddenJackson;
	net.imglib2.Interval forbiddenImgLib;
	ij.ImagePlus allowedImageJ;
	org.scijava.Context allowedSciJava;
	picocli.CommandLine forbiddenPicocli;
}
