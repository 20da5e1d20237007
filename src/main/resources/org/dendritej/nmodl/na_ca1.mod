TITLE Sodium with slow inactivation of CA1 pyramidal cells

COMMENT
Migliore M, Hoffman DA, Magee JC, Johnston D (1999) Role of an A-type K+ conductance in the back-propagation of action potentials
in the dendrites of hippocampal pyramidal neurons. J Comput Neurosci 7:5-15, doi:10.1023/A:1008906225285.

	ina = gbar m^3 h s (v - ena)
	m   a = 0.4 L(v + 30, 7.2),  b = 0.124 L(-v - 30, 7.2),  minf = a/(a + b),  mtau = 1/((a + b) q), at least 0.02 ms
	h   hinf = 1/(1 + exp((v + 50)/4));  a = 0.03 L(v + 45, 1.5),  b = 0.01 L(-v - 45, 1.5),  htau = 1/((a + b) q), at least 0.5 ms
	s   c = 1/(1 + exp((v + 58)/2)),  sinf = c + ar (1 - c);  B = exp(12 (v + 60) F/RT),  stau = B^0.2/(0.0003 (1 + B)), at least 10 ms

q = 2^((T - 24)/10), L(x, k) = x/(1 - exp(-x/k)), F/RT with F = 96480 C/mol and R = 8.315 J/(mol K).
ar   1: no slow inactivation, 0: the most

Density in S/cm2, potentials in mV, times in ms, current density in mA/cm2, outward positive.
ENDCOMMENT

NEURON {
	SUFFIX na_ca1
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
	g = gbar*m*m*m*h*s
	ina = g*(v - ena)
}

DERIVATIVE gates {
	rates(v)
	m' = (minf - m)/mtau
	h' = (hinf - h)/htau
	s' = (sinf - s)/stau
}

: x / (1 - exp(-x/k)), which is k at x = 0.
FUNCTION linoid(x (mV), k (mV)) (mV) {
	IF (fabs(x/k) < 1e-6) {
		linoid = k*(1 + x/k/2)
	} ELSE {
		linoid = x/(1 - exp(-x/k))
	}
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
	LOCAL a, b, c, q
	UNITSOFF
	q = 2^((celsius - 24)/10)
	a = 0.4*linoid(v + 30, 7.2)
	b = 0.124*linoid(-(v + 30), 7.2)
	minf = a/(a + b)
	mtau = atleast(1/((a + b)*q), 0.02)
	hinf = 1/(1 + exp((v + 50)/4))
	a = 0.03*linoid(v + 45, 1.5)
	b = 0.01*linoid(-(v + 45), 1.5)
	htau = atleast(1/((a + b)*q), 0.5)
	c = 1/(1 + exp((v + 58)/2))
	sinf = c + ar*(1 - c)
	stau = atleast(boltzmann(0.2*12, v + 60)/(0.0003*(1 + boltzmann(12, v + 60))), 10)
	UNITSON
}
