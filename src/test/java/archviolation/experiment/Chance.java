/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package archviolation.experiment;

import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Random numbers with and without a seed. */
final class Chance {

	double forbiddenMath() {
		return Math.random();
	}

	double forbiddenStrictMath() {
		return StrictMath.random();
	}

	double forbiddenRandom() {
		return new Random().nextDouble();
	}

	Object forbiddenSplittable() {
		return new SplittableRandom();
	}

	double forbiddenThreadLocal() {
		return ThreadLocalRandom.current().nextDouble();
	}

	Object forbiddenSecure() {
		return new SecureRandom(new byte[] { 1 });
	}

	Object forbiddenGenerator() {
		return RandomGenerator.of("L64X128MixRandom");
	}

	Object forbiddenDefaultGenerator() {
		return RandomGenerator.getDefault();
	}

	Object forbiddenFactory() {
		return RandomGeneratorFactory.of("L64X128MixRandom").create();
	}

	Object forbiddenIdentifier() {
		return UUID.randomUUID();
	}

	void forbiddenShuffle(final List<String> list) {
		Collections.shuffle(list);
	}

	double allowedRandom() {
		return new Random(1).nextDouble();
	}

	double allowedSplittable() {
		return new SplittableRandom(1).nextDouble();
	}

	Object allowedFactory() {
		return RandomGeneratorFactory.of("L64X128MixRandom").create(1);
	}

	void allowedShuffle(final List<String> list) {
		Collections.shuffle(list, new Random(1));
	}
}
