/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package archviolation.imaging;

/** Every other layer and library, planted as the type of a field. */
public final class Arrows {

	archviolation.units.Arrows allowedUnits;
	archviolation.morphology.Arrows allowedMorphology;
	archviolation.mechanism.Arrows allowedMechanism;
	archviolation.cable.Arrows allowedCable;
	archviolation.recording.Arrows allowedRecording;
	archviolation.neuron.Arrows forbiddenNeuron;
	archviolation.nmodl.Arrows forbiddenNmodl;
	archviolation.model.Arrows allowedModel;
	archviolation.simulation.Arrows forbiddenSimulation;
	archviolation.io.Arrows forbiddenIo;
	archviolation.experiment.Arrows forbiddenExperiment;
	archviolation.imagej.Arrows forbiddenImageJLayer;
	archviolation.batch.Arrows forbiddenBatch;
	archviolation.command.Arrows forbiddenCommand;
	archviolation.optics.Arrows allowedOptics;
	archviolation.indicator.Arrows allowedIndicator;

	java.util.List<String> allowedJdk;
	javax.xml.parsers.SAXParser forbiddenXml;
	javax.imageio.ImageReader forbiddenImageIo;
	com.fasterxml.jackson.databind.JsonNode forbiddenJackson;
	net.imglib2.Interval allowedImgLib;
	ij.ImagePlus forbiddenImageJ;
	org.scijava.Context forbiddenSciJava;
	picocli.CommandLine forbiddenPicocli;
}
