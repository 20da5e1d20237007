TITLE Hyperpolarisation-activated cation current (h) of CA1 pyramidal cells

COMMENT
Poirazi P, Brannon T, Mel BW (2003) Arithmetic of subthreshold synaptic summation in a model CA1 pyramidal cell.
Neuron 37:977-987, doi:10.1016/S0896-6273(03)00148-X.

	i = gbar l (v - e)
	l   linf = 1/(1 + exp((v + 90)/8.5)),  ltau = 2 (1/(exp(-(v + 145)/17.5) + exp((v + 16.8)/16.5)) + 5), above -30 mV 1 ms

Density in S/cm2, potentials in mV, times in ms, current density in mA/cm2, outward positive.
ENDCOMMENT

NEURON {
	SUFFIX h_ca1
	NONSPECIFIC_CURRENT i
	RANGE gbar, i, g, e
}

UNITS {
	(mV) = (millivolt)
	(mA) = (milliamp)
	(S) = (siemens)
}

PARAMETER {
	gbar = 0 (S/cm2) <0, 1e9>
	e = -10 (mV)
}

ASSIGNED {
	v (mV)
	i (mA/cm2)
	g (S/cm2)
	linf
	ltau (ms)
}

STATE { l }

INITIAL {
	rates(v)
	l = linf
}

BREAKPOINT {
	SOLVE gates METHOD cnexp
	g = gbar*l
	i = g*(v - e)
}

DERIVATIVE gates {
	rates(v)
	l' = (linf - l)/ltau
}

PROCEDURE rates(v (mV)) {
	UNITSOFF
	linf = 1/(1 + exp((v + 90)/8.5))
	IF (v > -30) {
		ltau = 1
	} ELSE {
		ltau = 2*(1/(exp(-(v + 145)/17.5) + exp((v + 16.8)/16.5)) + 5)
	}
	UNITSON
}
