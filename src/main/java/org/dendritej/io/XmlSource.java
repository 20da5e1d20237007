/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A file read as XML, element by element. Document types are passed over, entities are never looked up, nesting and the length of one piece of mark-up are
 * bounded. Bytes that are no characters of the encoding become replacement characters, since names in old files often are. Confined to one thread.
 */
final class XmlSource implements AutoCloseable {

	private static final int USUAL_DEPTH = 64;
	private static final int MAX_MARKUP = 1 << 20;
	private static final Pattern ENCODING = Pattern.compile("\\A\\s*<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']");

	private final String file;
	private final XMLStreamReader reader;
	private final int maxDepth;
	private int depth;

	/**
	 * @param source at its beginning
	 */
	XmlSource(final SourceFile source) throws IOException {
		this(source, USUAL_DEPTH);
	}

	/**
	 * @param source at its beginning
	 * @param maxDepth how deeply elements may be nested
	 */
	XmlSource(final SourceFile source, final int maxDepth) throws IOException {
		file = source.name();
		this.maxDepth = maxDepth;
		final XMLInputFactory factory = XMLInputFactory.newDefaultFactory(); // the JDK's, whatever else is on the class path
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		factory.setXMLResolver((publicId, systemId, base, namespace) -> {
			throw new XMLStreamException(
				"it refers to another file, " + SwcReader.quoted(String.valueOf(systemId)) + ", which is not read");
		});
		try {
			reader = factory.createXMLStreamReader(text(source));
		}
		catch (final XMLStreamException e) {
			throw malformed(e);
		}
	}

	private static Reader text(final SourceFile source) throws IOException {
		final byte[] head = source.head();
		final PushbackReader text = new PushbackReader(new InputStreamReader(source.content(), charset(head)));
		final int first = text.read();
		if (first >= 0 && first != '\ufeff')
			text.unread(first);
		return new Bounded(text, source.name());
	}

	private static Charset charset(final byte[] head) {
		final Charset byBytes = SourceFile.charset(head);
		final Matcher declared = ENCODING.matcher(new String(head, StandardCharsets.ISO_8859_1));
		if (byBytes != StandardCharsets.UTF_8 || !declared.find())
			return byBytes;
		try {
			final Charset charset = Charset.forName(declared.group(1));
			return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32") ? byBytes : charset; // the bytes know better
		}
		catch (final IllegalArgumentException e) { // not an encoding Java knows
			return byBytes;
		}
	}

	/** The next start or end of an element, or the end of the document. */
	int next() throws IOException {
		try {
			while (true) {
				final int event = reader.next();
				if (event == XMLStreamConstants.START_ELEMENT && ++depth > maxDepth)
					throw problem("elements are nested more than " + maxDepth + " deep; this is not a file of a tracing program");
				if (event == XMLStreamConstants.END_ELEMENT)
					depth--;
				if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT ||
					event == XMLStreamConstants.END_DOCUMENT)
					return event;
			}
		}
		catch (final XMLStreamException e) {
			throw failed(e);
		}
	}

	/** Trouble with the disk as it came, anything else as damage. */
	private ReconstructionException failed(final XMLStreamException e) throws IOException {
		if (e.getNestedException() instanceof final IOException disk)
			throw disk;
		return malformed(e);
	}

	/** Name of the file, for messages. */
	String file() {
		return file;
	}

	/** Name of the current element, without its namespace. */
	String name() {
		return reader.getLocalName();
	}

	/** Line of the current element, 1-based. */
	int line() {
		return reader.getLocation().getLineNumber();
	}

	/** An attribute of the current element, or null. */
	String attribute(final String attribute) {
		return reader.getAttributeValue(null, attribute);
	}

	/** Name of the current element's namespace, empty if it has none. */
	String namespace() {
		final String namespace = reader.getNamespaceURI();
		return namespace == null ? "" : namespace;
	}

	/** The text of the current element, whose end is read with it, at most so many characters; elements inside are refused. */
	String text(final int most) throws IOException {
		final StringBuilder text = new StringBuilder();
		try {
			while (true) {
				switch (reader.next()) {
					case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
						if (text.length() < most)
							text.append(reader.getText(), 0, Math.min(most - text.length(), reader.getTextLength()));
					}
					case XMLStreamConstants.END_ELEMENT -> {
						depth--;
						return text.toString().strip();
					}
					case XMLStreamConstants.START_ELEMENT -> throw problem("<" + name() + "> stands where a text was expected");
					default -> { // comments and instructions
					}
				}
			}
		}
		catch (final XMLStreamException e) {
			throw failed(e);
		}
	}

	int integer(final String attribute) {
		final String text = needed(attribute, "a whole number");
		try {
			return Integer.parseInt(text);
		}
		catch (final NumberFormatException e) {
			throw unexpected(attribute, text, "a whole number");
		}
	}

	/** A finite number that can be a length or a coordinate. */
	double length(final String attribute) {
		final String text = needed(attribute, "a number");
		try {
			final double value = Double.parseDouble(text);
			if (Math.abs(value) <= PointTable.MAX_LENGTH)
				return value;
		}
		catch (final NumberFormatException e) {
			throw unexpected(attribute, text, "a number");
		}
		throw unexpected(attribute, text, "a number below " + PointTable.MAX_LENGTH + " in size");
	}

	private String needed(final String attribute, final String expected) {
		final String text = attribute(attribute);
		if (text == null)
			throw problem("<" + name() + "> has no attribute " + attribute + ", expected " + expected
				+ "; save the file again from the program it came from");
		return text.strip();
	}

	private ReconstructionException unexpected(final String attribute, final String text, final String expected) {
		return problem("the attribute " + attribute + " of <" + name() + "> is " + SwcReader.quoted(text) + ", expected " + expected);
	}

	/** An error at the current place. */
	ReconstructionException problem(final String problem) {
		return new ReconstructionException(file, Math.max(0, line()), problem);
	}

	private ReconstructionException malformed(final XMLStreamException e) {
		final String said = String.valueOf(e.getMessage()).replaceFirst("(?s)^.*\\nMessage: ", "").replaceAll("\\s+", " ");
		final ReconstructionException malformed = new ReconstructionException(file,
			e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber()),
			"this XML is damaged or ends early (" + (said.length() > 200 ? said.substring(0, 200) + "…" : said)
				+ "); save the file again from the program it came from");
		malformed.initCause(e);
		return malformed;
	}

	@Override
	public void close() throws IOException {
		try {
			reader.close();
		}
		catch (final XMLStreamException e) {
			throw new IOException(e);
		}
	}

	/** Ends with a sentence when there is no mark-up for too long, since a parser keeps each piece in memory. */
	private static final class Bounded extends FilterReader {

		private final String file;
		private int run;

		Bounded(final Reader in, final String file) {
			super(in);
			this.file = file;
		}

		@Override
		public int read() throws IOException {
			final char[] one = new char[1];
			return read(one, 0, 1) < 0 ? -1 : one[0];
		}

		@Override
		public int read(final char[] buffer, final int offset, final int length) throws IOException {
			final int n = super.read(buffer, offset, length);
			for (int i = offset; i < offset + n; i++)
				run = buffer[i] == '<' ? 0 : run + 1;
			if (run > MAX_MARKUP)
				throw new ReconstructionException(file,
					"one piece of its XML has more than " + MAX_MARKUP + " characters; this is not a file of a tracing program");
			return n;
		}
	}
}
