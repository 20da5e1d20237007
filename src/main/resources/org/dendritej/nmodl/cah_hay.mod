TITLE High-voltage-activated calcium of layer-5 pyramidal cells

COMMENT
Hay E, Hill S, Schuermann F, Markram H, Segev I (2011) Models of neocortical layer 5b pyramidal cells capturing a wide range of
dendritic and perisomatic active properties. PLoS Comput Biol 7:e1002107, doi:10.1371/journal.pcbi.1002107.

	ica = gbar m^2 h (v - eca)

	m   a = 0.055 L(v + 27, 3.8)               b = 0.94 exp(-(v + 75)/17)
	h   a = 0.000457 exp(-(v + 13)/50)         b = 0.0065/(1 + exp(-(v + 15)/28))
	xinf = a/(a + b),  xtau = 1/(a + b),  L(x, k) = x/(1 - exp(-x/k))

The kinetics do not depend on the temperature of the model.
Density in S/cm2, potentials in mV, times in ms, current density in mA/cm2, outward positive.
ENDCOMMENT

NEURON {
	SUFFIX cah_hay
	USEION ca READ eca WRITE ica
	RANGE gbar, ica, g
}

UNITS {
	(mV) = (millivolt)
	(mA) = (milliamp)
	(S) = (siemens)
}

PARAMETER {
	gbar = 0 (S/cm2) <0, 1e9>
}

ASSIGNED {
	v (mV)
	eca (mV)
	ica (mA/cm2)
	g (S/cm2)
	minf
	mtau (ms)
	hinf
	htau (ms)
}

STATE { m h }

INITIAL {
	rates(v)
	m = minf
	h = hinf
}

BREAKPOINT {
	SOLVE gates METHOD cnexp
	g = gbar*m*m*h
	ica = g*(v - eca)
}

DERIVATIVE gates {
	rates(v)
	m' = (minf - m)/mtau
	h' = (hinf - h)/htau
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
	a = 0.055*linoid(v + 27, 3.8)
	b = 0.94*exp(-(v + 75)/17)
	minf = a/(a + b)
	mtau = 1/(a + b)
	a = 0.000457*exp(-(v + 13)/50)
	b = 0.0065/(1 + exp(-(v + 15)/28))
	hinf = a/(a + b)
	htau = 1/(a + b)
	UNITSON
}
