TITLE Delayed rectifier potassium of soma and dendrites of CA1 pyramidal cells

COMMENT
Poirazi P, Brannon T, Mel BW (2003) Arithmetic of subthreshold synaptic summation in a model CA1 pyramidal cell.
Neuron 37:977-987, doi:10.1016/S0896-6273(03)00148-X.

	ik = gbar n^2 (v - ek)
	n   ninf = 1/(1 + exp(-(v + 46.3)/3)),  ntau = 3.5 ms

Density in S/cm2, potentials in mV, times in ms, current density in mA/cm2, outward positive.
ENDCOMMENT

NEURON {
	SUFFIX kdrsd_ca1
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
}

ASSIGNED {
	v (mV)
	ek (mV)
	ik (mA/cm2)
	g (S/cm2)
	ninf
	ntau (ms)
}

STATE { n }

INITIAL {
	rates(v)
	n = ninf
}

BREAKPOINT {
	SOLVE gates METHOD cnexp
	g = gbar*n*n
	ik = g*(v - ek)
}

DERIVATIVE gates {
	rates(v)
	n' = (ninf - n)/ntau
}

PROCEDURE rates(v (mV)) {
	UNITSOFF
	ninf = 1/(1 + exp(-(v + 46.3)/3))
	ntau = 3.5
	UNITSON
}
