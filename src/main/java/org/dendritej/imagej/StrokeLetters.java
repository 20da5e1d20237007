/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Letters made of straight strokes, for machines on which Java finds no fonts, such as small containers. Good enough to read a figure; a letter that is missing
 * here becomes a box.
 */
final class StrokeLetters {

	/**
	 * A letter a line and its strokes: two digits are a point, x to the right and y upwards; the baseline is y = 2, capitals end at 9, descenders at 0.
	 */
	private static final String ALPHABET = """
		0 123243483919080312
		1 072922 0242
		2 08193948460242
		3 08193948473616 364543321203
		4 32390444
		5 490906364543321203
		6 483919080312324345361605
		7 094912
		8 16070819394847361605031232434536
		9 463515060819394843321203
		A 022942 1434
		B 02093948473606 3645433202
		C 4839190803123243
		D 02092947442202
		E 49090242 0636
		F 490902 0636
		G 48391908031232434525
		H 0209 4249 0646
		I 0902
		J 3933221203
		K 0209 490542
		L 090242
		M 0209356962
		N 02094249
		O 123243483919080312
		P 02093948463505
		Q 123243483919080312 2442
		R 02093948463505 2542
		S 483919080716364543321203
		T 0949 2922
		U 090312324349
		V 092249
		W 0912365269
		X 0249 0942
		Y 092649 2622
		Z 09490242
		a 4742 4637170603123243
		b 0209 0617374643321203
		c 4637170603123243
		d 4942 4637170603123243
		e 05454637170603123243
		f 39291812 0737
		g 4741301001 4637170603123243
		h 0209 0617374642
		i 0207 0909
		j 171100 1919
		k 0209 370432
		l 0209
		m 0207 0617273632 3647576662
		n 0207 0617374642
		o 123243463717060312
		p 0007 0617374643321203
		q 4047 4637170603123243
		r 0207 06172736
		s 46371706153443321203
		t 19132232 0737
		u 0703123243 4742
		v 072247
		w 0712365267
		x 0247 0742
		y 0722 4710
		z 07470242
		. 0202
		, 1201
		: 0202 0606
		( 19070412
		) 09171402
		- 0535
		− 0545
		– 0555
		· 0505
		µ 0007 03123243 4742
		/ 0239
		_ 0141
		+ 0545 2327
		× 0337 0733
		= 0444 0646
		% 0249 0808 4343
		! 0904 0202
		? 081939484725 24 2222
		""";
	private static final Map<Character, String> GLYPHS = ALPHABET.lines()
		.collect(Collectors.toUnmodifiableMap(line -> line.charAt(0), line -> line.substring(2)));
	private static final String MISSING = "0242490902";
	private static final double SPACE = 3, BETWEEN = 1.8, BASELINE = 2, HEIGHT = 10;

	private StrokeLetters() {
	}

	/** Width of a text. @param size of the letters, pixels */
	static double width(final String text, final int size) {
		double width = 0;
		for (final char letter : text.toCharArray())
			width += advance(letter);
		return Math.max(0, width - BETWEEN) * size / HEIGHT;
	}

	/** Draws a text in the present colour. @param x left edge @param baseline where the letters stand @param size of the letters, pixels */
	static void draw(final Graphics2D graphics, final String text, final double x, final double baseline, final int size,
		final boolean bold) {
		graphics.setStroke(stroke(size, bold));
		graphics.draw(path(text, x, baseline, size));
	}

	/** The outline of a text, to be filled by the even-odd rule. @param x left edge @param baseline where the letters stand @param size of the letters, pixels */
	static Path2D outline(final String text, final double x, final double baseline, final int size) {
		return new Path2D.Double(new Area(stroke(size, false).createStrokedShape(path(text, x, baseline, size))));
	}

	private static BasicStroke stroke(final int size, final boolean bold) {
		return new BasicStroke((float) (size * (bold ? 0.13 : 0.085)), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
	}

	private static Path2D path(final String text, final double x, final double baseline, final int size) {
		final double scale = size / HEIGHT;
		final Path2D path = new Path2D.Double();
		double left = x;
		for (final char letter : text.toCharArray()) {
			if (letter != ' ')
				for (final String stroke : glyph(letter).split(" "))
					for (int i = 0; i < stroke.length(); i += 2) {
						final double px = left + scale * (stroke.charAt(i) - '0'),
							py = baseline - scale * (stroke.charAt(i + 1) - '0' - BASELINE);
						if (i == 0)
							path.moveTo(px, py);
						if (i > 0 || stroke.length() == 2)
							path.lineTo(px, py);
					}
			left += scale * advance(letter);
		}
		return path;
	}

	private static String glyph(final char letter) {
		return GLYPHS.getOrDefault(letter, MISSING);
	}

	private static double advance(final char letter) {
		if (letter == ' ')
			return SPACE + BETWEEN;
		double widest = 0.6;
		for (final String stroke : glyph(letter).split(" "))
			for (int i = 0; i < stroke.length(); i += 2)
				widest = Math.max(widest, stroke.charAt(i) - '0');
		return widest + BETWEEN;
	}
}
