/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package archviolation.morphology;

/** Every other layer and library, planted as the type of a field. */
public final class Arrows {

	archviolation.units.Arrows forbiddenUnits;
	archviolation.mechanism.Arrows forbiddenMechanism;
	archviolation.cable.Arrows forbiddenCable;
	archviolation.recording.Arrows forbiddenRecording;
	archviolation.neuron.Arrows forbiddenNeuron;
	archviolation.nmodl.Arrows forbiddenNmodl;
	archviolation.model.Arrows forbiddenModel;
	archviolation.simulation.Arrows forbiddenSimulation;
	archviolation.io.Arrows forbiddenIo;
	archviolation.experiment.Arrows forbiddenExperiment;
	archviolation.imaging.Arrows forbiddenImaging;
	archviolation.imagej.Arrows forbiddenImageJLayer;
	archviolation.batch.Arrows forbiddenBatch;
	archviolation.command.Arrows forbiddenCommand;
	archviolation.optics.Arrows forbiddenOptics;
	archviolation.indicator.Arrows forbiddenIndicator;

	java.util.List<String> allowedJdk;
	javax.xml.parsers.SAXParser forbiddenXml;
	javax.imageio.ImageReader forbiddenImageIo;
	com.fasterxml.jackson.databind.JsonNode forbiddenJackson;
	net.imglib2.Interval forbiddenImgLib;
	ij.ImagePlus forbiddenImageJ;
	org.scijava.Context forbiddenSciJava;
	picocli.CommandLine forbiddenPicocli;
}
