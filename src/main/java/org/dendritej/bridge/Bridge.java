/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.bridge;

import ij.IJ;
import ij.Macro;
import ij.plugin.PlugIn;
import ij.plugin.frame.Recorder;

import java.awt.GraphicsEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.InstantiableException;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.convert.ConvertService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleRunner;
import org.scijava.module.ModuleService;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;
import org.scijava.widget.InputHarvester;

/** Plain ImageJ's plugin behind every menu entry: runs the SciJava command whose class is its argument. */
public final class Bridge implements PlugIn {

	/** Made when the first command is run; a context costs a second. */
	private static final class Shared {

		private static final Context CONTEXT = create();

		/** SciJava looks for plugins where the thread's class loader looks, which is not where ImageJ keeps its plugins. */
		private static Context create() {
			final Thread thread = Thread.currentThread();
			final ClassLoader before = thread.getContextClassLoader();
			thread.setContextClassLoader(Bridge.class.getClassLoader());
			try {
				return new Context();
			}
			finally {
				thread.setContextClassLoader(before);
			}
		}
	}

	/** For ImageJ. */
	public Bridge() {
	}

	/**
	 * Runs a command on this thread, so that ImageJ still knows which macro it belongs to: takes its inputs from the macro that calls it, asks for them in a
	 * form if there is none, shows what comes out, and records it.
	 *
	 * @param className of the command
	 */
	@Override
	public void run(final String className) {
		final Context context = Shared.CONTEXT;
		final CommandInfo info = context.service(CommandService.class).getCommand(className);
		if (info == null) {
			IJ.error("DendriteJ", "There is no command " + className + " beside its menu entry; install the jars of DendriteJ together.");
			return;
		}
		final Module module = context.service(ModuleService.class).createModule(info);
		final String label = info.getMenuPath().getLeaf().getName();
		final boolean macro = IJ.isMacro() || Macro.getOptions() != null;
		final Chain chain = new Chain(context, module, macro || GraphicsEnvironment.isHeadless());
		final boolean done = chain.run();
		if (done)
			Outputs.show(label, module, context.service(ConvertService.class));
		if (!macro && IJ.recording())
			record(label, done ? chain.toRecord : null, module);
	}

	/** What happens to a module: SciJava's own steps, with the macro's values before them and the form where Fiji would open its dialog. */
	private static final class Chain {

		private final Context context;
		private final Module module;
		private final List<ModuleItem<?>> toRecord = new ArrayList<>();
		private final List<PreprocessorPlugin> steps = new ArrayList<>();
		private boolean begun;

		Chain(final Context context, final Module module, final boolean silent) {
			this.context = context;
			this.module = module;
			steps.add(new Step(m -> {
				MacroInputs.set(m, Macro.getOptions(), silent, context.service(ConvertService.class));
				for (final ModuleItem<?> input : m.getInfo().inputs())
					if (!m.isInputResolved(input.getName()) && MacroInputs.isAsked(input))
						toRecord.add(input);
				return true;
			}));
			boolean asked = false;
			for (final PluginInfo<PreprocessorPlugin> info : context.service(PluginService.class)
				.getPluginsOfType(PreprocessorPlugin.class)) {
				if (InputHarvester.class.isAssignableFrom(load(info)))
					continue; // there is no SciJava user interface to ask with
				if (!asked && info.getPriority() <= InputHarvester.PRIORITY)
					asked = steps.add(new Step(Form::ask));
				final PreprocessorPlugin step = context.service(PluginService.class).createInstance(info);
				if (step != null)
					steps.add(step);
			}
			if (!asked)
				steps.add(new Step(Form::ask));
			steps.add(new Step(m -> begun = true));
		}

		private static Class<?> load(final PluginInfo<?> info) {
			try {
				return info.loadClass();
			}
			catch (final InstantiableException e) {
				return Object.class; // SciJava logs it when it tries to use it
			}
		}

		/** Runs the module. @return whether it came to its end; if not, the user knows why */
		boolean run() {
			new ModuleRunner(context, module, steps, List.of()).run();
			final Cancelable outcome = (Cancelable) module; // as every module of a command is
			if (!begun && outcome.getCancelReason() != null && !outcome.getCancelReason().isBlank())
				IJ.error(module.getInfo().getTitle(), outcome.getCancelReason()); // of a step before; a command that has begun tells of itself
			return begun && !outcome.isCanceled();
		}
	}

	/** One of our own steps before a command is run. */
	private static final class Step extends AbstractPreprocessorPlugin {

		private final Predicate<Module> work;

		Step(final Predicate<Module> work) {
			this.work = work;
		}

		@Override
		public void process(final Module module) {
			if (!work.test(module))
				cancel(null);
		}
	}

	/** Records as Fiji does: every input that was asked for, by its name, flags as well. ImageJ adds the line when this plugin ends. */
	private static void record(final String label, final List<ModuleItem<?>> inputs, final Module module) {
		if (inputs == null) {
			Recorder.disableCommandRecording();
			return;
		}
		Recorder.setCommand(label); // again, since other commands can have been recorded while the form was open
		for (final ModuleItem<?> input : inputs) {
			final Object value = module.getInput(input.getName());
			if (value != null)
				Recorder.recordOption(input.getName().toLowerCase(Locale.ROOT), MacroInputs.text(value));
		}
	}
}
