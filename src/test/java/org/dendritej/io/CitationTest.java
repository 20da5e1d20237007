/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CitationTest {

	@Test
	void aReleaseWithAuthorsAndDoiIsCitedWhole() {
		final Citation citation = Citation.parse("""
			cff-version: 1.2.0
			title: 'A program'
			authors:
			  - family-names: Rall
			    given-names: Wilfrid
			  - name: "Others"
			contact:
			  - name: Nobody
			version: 2.1.0
			doi: 10.5281/zenodo.1
			date-released: 2027-03-04
			url: "https://example.org"
			""");
		assertEquals("Wilfrid Rall, Others (2027). A program, version 2.1.0. https://example.org. https://doi.org/10.5281/zenodo.1.",
			citation.text());
		assertEquals("""
			@software{dendritej,
			  author = {{Wilfrid Rall} and {Others}},
			  title = {{A program}},
			  version = {2.1.0},
			  year = {2027},
			  month = {3},
			  doi = {10.5281/zenodo.1},
			  url = {https://example.org},
			}
			""", citation.bibtex());
	}
}
