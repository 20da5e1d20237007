/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * DendriteJ from a shell. Exit codes: 0 if all went well, 1 if something could not be used or done, 2 if the arguments make no sense. Whatever goes wrong is
 * said in one line on the standard error.
 */
@Command(name = "dendritej", mixinStandardHelpOptions = true, versionProvider = Version.class, //
	description = "Shows what a traced neuron does: simulates it and gives its activity as an image stack, a picture and tables.", //
	synopsisSubcommandLabel = "COMMAND", footer = { "", "\"dendritej COMMAND --help\" lists the options of a command." })
public final class Main implements Runnable {

	/** What makes the commands, by their names. If one of them is asked for it alone is made: to look at the options of all takes a fifth of a second. */
	private static final Map<String, Function<Terminal, Object>> COMMANDS = commands();

	private final Terminal terminal;

	@Spec private CommandSpec spec;

	@Option(names = "--verbose", scope = ScopeType.INHERIT,
		description = "Show where in the program an error came from.") private boolean verbose;

	private Main(final Terminal terminal) {
		this.terminal = terminal;
	}

	/**
	 * Runs one command and ends the Java machine with its exit code.
	 *
	 * @param arguments as from a shell
	 */
	public static void main(final String[] arguments) {
		System.setProperty("java.awt.headless", "true"); // drawing needs no display
		final boolean interactive =
			Boolean.parseBoolean(System.getProperty("dendritej.terminal", String.valueOf(System.console() != null)));
		System.exit(
			execute(new Terminal(writer(FileDescriptor.out, StandardCharsets.UTF_8), writer(FileDescriptor.err, forPeople()), interactive),
				arguments));
	}

	private static Map<String, Function<Terminal, Object>> commands() {
		final Map<String, Function<Terminal, Object>> commands = new LinkedHashMap<>();
		commands.put("run", RunCommand::new);
		commands.put("describe", DescribeCommand::new);
		commands.put("build", BuildCommand::new);
		commands.put("convert", ConvertCommand::new);
		commands.put("clamp", ClampCommand::new);
		commands.put("channel", ChannelCommand::new);
		commands.put("plasticity", PlasticityCommand::new);
		commands.put("render", RenderCommand::new);
		commands.put("point", PointCommand::new);
		commands.put("classify", ClassifyCommand::new);
		commands.put("sweep", SweepCommand::new);
		commands.put("prepare", terminal -> new PrepareCommand());
		return Collections.unmodifiableMap(commands);
	}

	/** Runs one command and gives its exit code. */
	static int execute(final Terminal terminal, final String... arguments) {
		final Main main = new Main(terminal);
		final CommandLine line = new CommandLine(main);
		final String asked = arguments.length == 0 ? "" : arguments[0];
		if (COMMANDS.containsKey(asked))
			line.addSubcommand(asked, COMMANDS.get(asked).apply(terminal));
		else {
			COMMANDS.forEach((name, command) -> line.addSubcommand(name, command.apply(terminal)));
			QuestionCommand.all(terminal).forEach(question -> line.addSubcommand(question.verb(), question.spec()));
		}
		line.setUsageHelpWidth(110).setOut(terminal.out()).setErr(terminal.err());
		line.setParameterExceptionHandler((exception, given) -> main.refuse(exception));
		line.setExecutionExceptionHandler((exception, command, result) -> main.fail(exception));
		try {
			return line.execute(arguments);
		}
		catch (final OutOfMemoryError | StackOverflowError e) {
			return main.fail(e);
		}
		finally {
			terminal.out().flush();
			terminal.err().flush();
		}
	}

	@Override
	public void run() {
		throw new ParameterException(spec.commandLine(),
			"a command is missing: " + String.join(", ", COMMANDS.keySet()) + ", or a question such as map-attenuation");
	}

	private int refuse(final ParameterException exception) {
		final String command = exception.getCommandLine().getCommandSpec().qualifiedName();
		terminal.error(
			Failure.oneLine(exception.getMessage()).replaceFirst("^Error: ", "") + "; \"" + command + " --help\" lists what there is");
		return CommandLine.ExitCode.USAGE;
	}

	private int fail(final Throwable failure) {
		terminal.error(Failure.sentence(failure));
		if (verbose)
			failure.printStackTrace(terminal.err());
		return CommandLine.ExitCode.SOFTWARE;
	}

	private static PrintWriter writer(final FileDescriptor descriptor, final Charset charset) {
		return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), charset), true);
	}

	/** What the terminal understands; bare machines claim to know ASCII only, yet show UTF-8. */
	private static Charset forPeople() {
		final Charset usual = Charset.defaultCharset();
		return usual.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : usual;
	}
}
