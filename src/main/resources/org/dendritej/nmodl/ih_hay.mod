TITLE Hyperpolarisation-activated cation current (h) of layer-5 pyramidal cells

COMMENT
Hay E, Hill S, Schuermann F, Markram H, Segev I (2011) Models of neocortical layer 5b pyramidal cells capturing a wide range of
dendritic and perisomatic active properties. PLoS Comput Biol 7:e1002107, doi:10.1371/journal.pcbi.1002107.

	i = gbar m (v - e)

	m   a = 0.00643 (v + 154.9)/(exp((v + 154.9)/11.9) - 1),  b = 0.193 exp(v/33.1),  minf = a/(a + b),  mtau = 1/(a + b)

The rate a is written as 0.00643 L(-(v + 154.9), 11.9), L(x, k) = x/(1 - exp(-x/k)), which is the same.
The kinetics do not depend on the temperature of the model.
Density in S/cm2, potentials in mV, times in ms, current density in mA/cm2, outward positive.
ENDCOMMENT

NEURON {
	SUFFIX ih_hay
	NONSPECIFIC_CURRENT i
	RANGE gbar, i, e, g
}

UNITS {
	(mV) = (millivolt)
	(mA) = (milliamp)
	(S) = (siemens)
}

PARAMETER {
	gbar = 0 (S/cm2) <0, 1e9>
	e = -45 (mV)
}

ASSIGNED {
	v (mV)
	i (mA/cm2)
	g (S/cm2)
	minf
	mtau (ms)
}

STATE { m }

INITIAL {
	rates(v)
	m = minf
}

BREAKPOINT {
	SOLVE gates METHOD cnexp
	g = gbar*m
	i = g*(v - e)
}

DERIVATIVE gates {
	rates(v)
	m' = (minf - m)/mtau
}

: x / (1 - exp(-x/k)), which is k at x = 0.
FUNCTION linoid(x (mV), k (mV)) (mV) {
	IF (fabs(x/k) < 1e-6) {
		linoid = k*(1 + x/k/2)
	} ELSE {
		linoid = x/(1 - exp(-x/k))
	}
}

PROCEDURE rates(v (mV)) {
	LOCAL a, b
	UNITSOFF
	a = 0.00643*linoid(-(v + 154.9), 11.9)
	b = 0.193*exp(v/33.1)
	minf = a/(a + b)
	mtau = 1/(a + b)
	UNITSON
}
