TITLE Sodium of soma and dendrites of CA1 pyramidal cells

COMMENT
Poirazi P, Brannon T, Mel BW (2003) Arithmetic of subthreshold synaptic summation in a model CA1 pyramidal cell.
Neuron 37:977-987, doi:10.1016/S0896-6273(03)00148-X.

	ina = gbar m^2 h s (v - ena)
	m   minf = 1/(1 + exp(-(v + 44)/3)),   mtau = 0.05 ms
	h   hinf = 1/(1 + exp((v + 49)/3.5)),  htau = 1 ms
	s   C = exp((v + 60)/2),  sinf = (1 + ar C)/(1 + C) = c + ar (1 - c) with c = 1/(1 + C);  B = exp(12 (v + 60) F/RT),  stau = B^0.2/(0.0003 (1 + B)), at least 3 ms

F/RT with F = 96480 C/mol and R = 8.315 J/(mol K).
ar   1: no slow inactivation, 0: the most

Density in S/cm2, potentials in mV, times in ms, current density in mA/cm2, outward positive.
ENDCOMMENT

NEURON {
	SUFFIX nasd_ca1
	USEION na READ ena WRITE ina
	RANGE gbar, ina, g, ar
}

UNITS {
	(mV) = (millivolt)
	(mA) = (milliamp)
	(S) = (siemens)
}

PARAMETER {
	gbar = 0 (S/cm2) <0, 1e9>
	ar = 1 <0, 1>
}

ASSIGNED {
	v (mV)
	celsius (degC)
	ena (mV)
	ina (mA/cm2)
	g (S/cm2)
	minf
	mtau (ms)
	hinf
	htau (ms)
	sinf
	stau (ms)
}

STATE { m h s }

INITIAL {
	rates(v)
	m = minf
	h = hinf
	s = sinf
}

BREAKPOINT {
	SOLVE gates METHOD cnexp
	g = gbar*m*m*h*s
	ina = g*(v - ena)
}

DERIVATIVE gates {
	rates(v)
	m' = (minf - m)/mtau
	h' = (hinf - h)/htau
	s' = (sinf - s)/stau
}

: exp(z dv F/RT) of a charge z in a voltage dv.
FUNCTION boltzmann(z, dv (mV)) {
	UNITSOFF
	boltzmann = exp(1e-3*z*dv*96480/(8.315*(273.16 + celsius)))
	UNITSON
}

FUNCTION atleast(x, least) {
	IF (x < least) {
		atleast = least
	} ELSE {
		atleast = x
	}
}

PROCEDURE rates(v (mV)) {
	LOCAL c
	UNITSOFF
	minf = 1/(1 + exp(-(v + 44)/3))
	mtau = 0.05
	hinf = 1/(1 + exp((v + 49)/3.5))
	htau = 1
	c = 1/(1 + exp((v + 60)/2))
	sinf = c + ar*(1 - c)
	stau = atleast(boltzmann(0.2*12, v + 60)/(0.0003*(1 + boltzmann(12, v + 60))), 3)
	UNITSON
}
