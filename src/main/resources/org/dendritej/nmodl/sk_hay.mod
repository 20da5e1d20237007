TITLE Calcium-gated potassium (SK) of layer-5 pyramidal cells

COMMENT
Hay E, Hill S, Schuermann F, Markram H, Segev I (2011) Models of neocortical layer 5b pyramidal cells capturing a wide range of
dendritic and perisomatic active properties. PLoS Comput Biol 7:e1002107, doi:10.1371/journal.pcbi.1002107.

	ik = gbar z (v - ek)
	z   zinf = 1/(1 + (kd/cai)^4.8),  ztau constant

Density in S/cm2, potentials in mV, times in ms, concentrations in mM, current density in mA/cm2, outward positive.
ENDCOMMENT

NEURON {
	SUFFIX sk_hay
	USEION k READ ek WRITE ik
	USEION ca READ cai
	RANGE gbar, kd, ztau, ik, g
}

UNITS {
	(mV) = (millivolt)
	(mA) = (milliamp)
	(S) = (siemens)
	(mM) = (milli/liter)
}

PARAMETER {
	gbar = 0 (S/cm2) <0, 1e9>
	kd = 4.3e-4 (mM) <1e-9, 1e9>
	ztau = 1 (ms) <1e-6, 1e9>
}

ASSIGNED {
	v (mV)
	ek (mV)
	ik (mA/cm2)
	cai (mM)
	g (S/cm2)
	zinf
}

STATE { z }

INITIAL {
	rates(cai)
	z = zinf
}

BREAKPOINT {
	SOLVE gates METHOD cnexp
	g = gbar*z
	ik = g*(v - ek)
}

DERIVATIVE gates {
	rates(cai)
	z' = (zinf - z)/ztau
}

PROCEDURE rates(c (mM)) {
	LOCAL least
	UNITSOFF
	least = c
	IF (least < 1e-7) {
		least = 1e-7
	}
	zinf = 1/(1 + (kd/least)^4.8)
	UNITSON
}
