/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a component of a question's settings, for the shell, for sweeps and for help. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {

	/**
	 * What it is.
	 *
	 * @return a sentence
	 */
	String value();

	/**
	 * Its unit.
	 *
	 * @return such as "nS"; empty for a pure number
	 */
	String unit() default "";

	/**
	 * The least number that makes sense.
	 *
	 * @return in {@link #unit()}
	 */
	double least() default Double.NEGATIVE_INFINITY;

	/**
	 * The greatest number that makes sense.
	 *
	 * @return in {@link #unit()}
	 */
	double most() default Double.POSITIVE_INFINITY;
}
