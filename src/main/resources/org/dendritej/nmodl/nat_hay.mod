TITLE Transient sodium of layer-5 pyramidal cells

COMMENT
Hay E, Hill S, Schuermann F, Markram H, Segev I (2011) Models of neocortical layer 5b pyramidal cells capturing a wide range of
dendritic and perisomatic active properties. PLoS Comput Biol 7:e1002107, doi:10.1371/journal.pcbi.1002107.

	ina = gbar m^3 h (v - ena)

	m   a = 0.182 L(v - vshift + 38, 6)       b = 0.124 L(-(v - vshift) - 38, 6)
	h   a = 0.015 L(-(v - vshift) - 66, 6)    b = 0.015 L(v - vshift + 66, 6)
	xinf = a/(a + b),  xtau = 1/((a + b) qt),  L(x, k) = x/(1 - exp(-x/k))

vshift moves all four rates along the voltage; with 6 mV it is the variant of that paper's parameter set no. 4.
qt is the factor 2.3^1.3 by which the kinetics, measured at 21 degC, are faster at 34 degC; it does not follow the temperature of the model.
Density in S/cm2, potentials in mV, times in ms, current density in mA/cm2, outward positive.
ENDCOMMENT

NEURON {
	SUFFIX nat_hay
	USEION na READ ena WRITE ina
	RANGE gbar, ina, vshift, g
}

UNITS {
	(mV) = (millivolt)
	(mA) = (milliamp)
	(S) = (siemens)
}

PARAMETER {
	gbar = 0 (S/cm2) <0, 1e9>
	qt = 2.952882641412121 <1e-9, 1e9>
	vshift = 0 (mV)
}

ASSIGNED {
	v (mV)
	ena (mV)
	ina (mA/cm2)
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
	g = gbar*m*m*m*h
	ina = g*(v - ena)
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
	LOCAL a, b, u
	UNITSOFF
	u = v - vshift
	a = 0.182*linoid(u + 38, 6)
	b = 0.124*linoid(-(u + 38), 6)
	minf = a/(a + b)
	mtau = 1/((a + b)*qt)
	a = 0.015*linoid(-(u + 66), 6)
	b = 0.015*linoid(u + 66, 6)
	hinf = a/(a + b)
	htau = 1/((a + b)*qt)
	UNITSON
}
