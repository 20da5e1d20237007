TITLE Delayed rectifier potassium of CA1 pyramidal cells

COMMENT
Migliore M, Hoffman DA, Magee JC, Johnston D (1999) Role of an A-type K+ conductance in the back-propagation of action potentials
in the dendrites of hippocampal pyramidal neurons. J Comput Neurosci 7:5-15, doi:10.1023/A:1008906225285.

	ik = gbar n (v - ek)
	n   A = exp(-3 (v - 13) F/RT),  ninf = 1/(1 + A),  ntau = A^0.7/(0.02 (1 + A)), at least 2 ms

F/RT with F = 96480 C/mol and R = 8.315 J/(mol K).

Density in S/cm2, potentials in mV, times in ms, current density in mA/cm2, outward positive.
ENDCOMMENT

NEURON {
	SUFFIX kdr_ca1
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
	celsius (degC)
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
	g = gbar*n
	ik = g*(v - ek)
}

DERIVATIVE gates {
	rates(v)
	n' = (ninf - n)/ntau
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
	LOCAL A
	UNITSOFF
	A = boltzmann(-3, v - 13)
	ninf = 1/(1 + A)
	ntau = atleast(boltzmann(-3*0.7, v - 13)/(0.02*(1 + A)), 2)
	UNITSON
}
