/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.dendritej.experiment.FirstLook;
import org.dendritej.experiment.Sweep;
import org.dendritej.experiment.SweepAnswer;
import org.dendritej.imagej.SweepPlan;
import org.dendritej.imagej.SweepResults;
import org.dendritej.imagej.SweepStore;
import org.dendritej.imagej.VariedNumber;
import org.dendritej.io.FinishedPoints;
import org.dendritej.io.LoadedNeuron;
import org.dendritej.units.Workers;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a question to a neuron again and again, with other numbers each time. */
@Command(name = "sweep", mixinStandardHelpOptions = true, versionProvider = Version.class, description = {
	"Varies numbers of a model file, or settings of a question, over values or a grid, and measures at every point (grids of model neurons: Prinz, Billimoria"
		+ " & Marder 2003, doi:10.1152/jn.00641.2003). Writes a folder:", //
	"  sweep.csv        a row for each point with all figures", //
	"  plot-*.png       heat map or curves of the figure that is measured", //
	"  heatmap.tif      the heat map as values", //
	"  figures.csv, answer.json   what it says, and what it was made from", //
	"  finished.points  points that are never computed again: the same command goes on where it was ended" })
final class SweepCommand implements Callable<Integer> {

	/** How long an interrupted sweep may take to write what it has, s. */
	private static final int PATIENCE = 30;

	private final Terminal terminal;

	@Parameters(paramLabel = "MODEL",
		description = "Model file, or a reconstruction for the model that \"build\" makes of it.") private Path file;

	@Option(names = "--out", required = true, paramLabel = "DIR",
		description = "Folder for the results, made if it is not there.") private Path out;

	@Option(names = "--over", paramLabel = "NUMBER=VALUES",
		description = "What is varied: a place in the model file such as /biophysics/temperature or /synapses/veto/receptors/GABAA/weight, or a setting of the question;"
			+ " over a list (1,2,5), from:to:number (0:10:5) or in equal factors (0.1:10:5:log), a unit behind it if you like. Without values: half to twice what it is."
			+ " May be given several times; by default the axial resistivity.") private List<String> over = List.of();

	@Option(names = "--question", paramLabel = "QUESTION", defaultValue = "simulate-neuron",
		description = "What is asked at every point: simulate-neuron (default), the model's own experiment, or a question such as map-attenuation.") private String question;

	@Option(names = "--set", paramLabel = "SETTING=VALUE",
		description = "A setting of the question, as its own command has it.") private List<String> settings =
			List.of();

	@Option(names = "--measure", paramLabel = "FIGURE", defaultValue = "",
		description = "The figure of which plot and heat map are made; by default the first that differs from point to point.") private String measure;

	@Option(names = "--membrane", paramLabel = "WORD", defaultValue = "as-in-model",
		description = "as-in-model (default), passive, or layer-5.") private String membrane;

	@Mixin private Threads threads;

	@Option(names = "--force",
		description = "Replace files of the same names even if they do not come from an earlier answer.") private boolean force;

	SweepCommand(final Terminal terminal) {
		this.terminal = terminal;
	}

	@Override
	public Integer call() throws IOException {
		threads.check();
		final LoadedNeuron read = QuestionCommand.neuron(file, membrane),
			neuron = LoadedNeuron.isModelFile(file) ? read : read.with(FirstLook.on(read.model(), read.cable()));
		neuron.reconstruction().findings().forEach(finding -> terminal.note(RunCommand.text(finding)));
		final List<VariedNumber> varied = new ArrayList<>();
		over.forEach(one -> varied.addAll(VariedNumber.parse(one)));
		final SweepPlan<?> plan = SweepPlan.of(neuron, question, given(), varied.isEmpty() ? List.of(new VariedNumber("", "")) : varied);
		SweepResults.prepare(out, force);
		try (FinishedPoints finished = plan.open(out.resolve(SweepResults.FINISHED))) {
			finished.notes().forEach(note -> terminal.note("note: " + note));
			sweep(plan, new SweepStore(finished));
		}
		catch (final UncheckedIOException e) {
			throw e.getCause();
		}
		return 0;
	}

	private void sweep(final SweepPlan<?> plan, final SweepStore store) throws IOException {
		final Progress progress = new Progress(terminal);
		final CountDownLatch written = new CountDownLatch(1);
		final Workers.ExitTask interruption = Workers.onExit(() -> stop(progress, written));
		try (Workers workers = threads.start()) {
			progress.phase(plan.title() + ", " + Sweep.points(plan.axes()) + " points, about "
				+ Math.max(1, Math.round(plan.seconds(store))) + " s on one core");
			final Sweep.Result result = plan.run(store, workers, progress);
			if (result.known() > 0)
				terminal.note(result.known() + " of " + result.outcomes().size() + " points were finished before");
			final SweepResults results = new SweepResults(plan, new SweepAnswer(result, measure));
			results.write(out, force);
			progress.end();
			terminal.out().println(results.answer().sentence());
			terminal.note("the answer is in " + out);
		}
		finally {
			progress.stop();
			written.countDown();
			interruption.close();
		}
	}

	private Map<String, String> given() {
		final Map<String, String> given = new LinkedHashMap<>();
		for (final String one : settings) {
			final int equal = one.indexOf('=');
			if (equal < 1)
				throw new BatchException("--set is " + one + "; expected a setting and its value, such as frequency=50");
			given.put(one.substring(0, equal).strip(), one.substring(equal + 1).strip());
		}
		return given;
	}

	/** Runs when the user interrupts: the sweep stops at its next report and writes what is finished. */
	private static void stop(final Progress progress, final CountDownLatch written) {
		progress.cancel();
		try {
			written.await(PATIENCE, TimeUnit.SECONDS);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt(); // the machine is ending; finished points are on the disk
		}
	}
}
