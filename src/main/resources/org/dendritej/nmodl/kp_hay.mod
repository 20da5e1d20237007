TITLE Persistent, slow potassium of layer-5 pyramidal cells

COMMENT
Hay E, Hill S, Schuermann F, Markram H, Segev I (2011) Models of neocortical layer 5b pyramidal cells capturing a wide range of
dendritic and perisomatic active properties. PLoS Comput Biol 7:e1002107, doi:10.1371/journal.pcbi.1002107.

	ik = gbar m^2 h (v - ek)

	m   minf = 1/(1 + exp(-(v + 11)/12))
	    mtau = (1.25 + 175.03 exp(0.026 (v + 10)))/qt below -60 mV, (1.25 + 13 exp(-0.026 (v + 10)))/qt above
	h   hinf = 1/(1 + exp((v + 64)/11)),  htau = (360 + (1010 + 24 (v + 65)) exp(-((v + 85)/48)^2))/qt

qt is the factor 2.3^1.3 by which the kinetics, measured at 21 degC, are faster at 34 degC; it does not follow the temperature of the model.
Density in S/cm2, potentials in mV, times in ms, current density in mA/cm2, outward positive.
ENDCOMMENT

NEURON {
	SUFFIX kp_hay
	USEION k READ ek WRITE ik
	RANGE gbar, ik, g
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
	ek (mV)
	ik (mA/cm2)
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
	ik = g*(v - ek)
}

DERIVATIVE gates {
	rates(v)
	m' = (minf - m)/mtau
	h' = (hinf - h)/htau
}

PROCEDURE rates(v (mV)) {
	UNITSOFF
	minf = 1/(1 + exp(-(v + 11)/12))
	IF (v < -60) {
		mtau = (1.25 + 175.03*exp(0.026*(v + 10)))/qt
	} ELSE {
		mtau = (1.25 + 13*exp(-0.026*(v + 10)))/qt
	}
	hinf = 1/(1 + exp((v + 64)/11))
	htau = (360 + (1010 + 24*(v + 65))*exp(-((v + 85)/48)^2))/qt
	UNITSON
}
