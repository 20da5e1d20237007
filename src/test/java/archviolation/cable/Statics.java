/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package archviolation.cable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** Static fields of all kinds. */
final class Statics {

	static int forbiddenNumber;
	static final double[] forbiddenArray = { 1, 2 };
	static final ArrayList<String> forbiddenList = new ArrayList<>();
	static final HashMap<String, String> forbiddenMap = new HashMap<>();
	static final AtomicLong forbiddenCounter = new AtomicLong();
	static final Random forbiddenRandom = new Random(1);
	static final ThreadLocal<String> forbiddenThreadLocal = new ThreadLocal<>();
	static final StringBuilder forbiddenText = new StringBuilder();

	static final int ALLOWED_NUMBER = 1;
	static final List<String> ALLOWED_LIST = List.of("a");
	static final Map<String, String> ALLOWED_MAP = Map.of("a", "b");
	private static final double[] ALLOWED_ARRAY = { 1, 2 };

	enum Allowed {
		SO, NOT
	}

	int allowedSwitch(final Allowed allowed) {
		return switch (allowed) {
			case SO -> (int) ALLOWED_ARRAY[0];
			case NOT -> 2;
		};
	}
}
