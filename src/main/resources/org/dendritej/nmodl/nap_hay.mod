TITLE Persistent sodium of layer-5 pyramidal cells

COMMENT
Hay E, Hill S, Schuermann F, Markram H, Segev I (2011) Models of neocortical layer 5b pyramidal cells capturing a wide range of
dendritic and perisomatic active properties. PLoS Comput Biol 7:e1002107, doi:10.1371/journal.pcbi.1002107.

	ina = gbar m^3 h (v - ena)

	m   minf = 1/(1 + exp(-(v + 52.6)/4.6)),  mtau = 6/((a + b) qt)
	    a = 0.182 L(v + 38, 6)                b = 0.124 L(-v - 38, 6)
	h   hinf = 1/(1 + exp((v + 48.8)/10)),    htau = 1/((a + b) qt)
	    a = 2.88e-6 L(-v - 17, 4.63)          b = 6.94e-6 L(v + 64.4, 2.63)
	L(x, k) = x/(1 - exp(-x/k))

qt is the factor 2.3^1.3 by which the kinetics, measured at 21 degC, are faster at 34 degC; it does not follow the temperature of the model.
Density in S/cm2, potentials in mV, times in ms, current density in mA/cm2, outward positive.
ENDCOMMENT

NEURON {
	SUFFIX nap_hay
	USEION na READ ena WRITE ina
	RANGE gbar, ina, g
}

UNITS {
	(mV) = (millivolt)
	(mA) = (milliamp)
	(S) = (siemens)
}

PARAMETER {
	gbar = 0 (S/cm2) <0, 1e9>
	qt = 2.952882641412121 <1e-9, 1e9>
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
	LOCAL a, b
	UNITSOFF
	minf = 1/(1 + exp(-(v + 52.6)/4.6))
	a = 0.182*linoid(v + 38, 6)
	b = 0.124*linoid(-(v + 38), 6)
	mtau = 6/((a + b)*qt)
	hinf = 1/(1 + exp((v + 48.8)/10))
	a = 2.88e-6*linoid(-(v + 17), 4.63)
	b = 6.94e-6*linoid(v + 64.4, 2.63)
	htau = 1/((a + b)*qt)
	UNITSON
}
