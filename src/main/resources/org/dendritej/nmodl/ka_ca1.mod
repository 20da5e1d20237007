TITLE Transient potassium (A type) of CA1 pyramidal cells

COMMENT
Migliore M, Hoffman DA, Magee JC, Johnston D (1999) Role of an A-type K+ conductance in the back-propagation of action potentials
in the dendrites of hippocampal pyramidal neurons. J Comput Neurosci 7:5-15, doi:10.1023/A:1008906225285.

	ik = gbar n l (v - ek)
	n   z = z0 - 1/(1 + exp((v + 40)/5)),  A = exp(z (v - vn) F/RT),  ninf = 1/(1 + A)
	    ntau = A^gm/(q a0 (1 + A)), at least tmin;  q = 5^((T - 24)/10)
	l   linf = 1/(1 + exp(3 (v + 56) F/RT)),  ltau = 0.26 (v + 50), at least 2 ms

The defaults are those of the soma and of dendrites within 100 um of it. For dendrites further away:
vn = -1 mV, z0 = -1.8, gm = 0.39, a0 = 0.1 /ms, tmin = 0.2 ms. F/RT with F = 96480 C/mol and R = 8.315 J/(mol K).

Density in S/cm2, potentials in mV, times in ms, current density in mA/cm2, outward positive.
ENDCOMMENT

NEURON {
	SUFFIX ka_ca1
	USEION k READ ek WRITE ik
	RANGE gbar, ik, g, vn, z0, gm, a0, tmin
}

UNITS {
	(mV) = (millivolt)
	(mA) = (milliamp)
	(S) = (siemens)
}

PARAMETER {
	gbar = 0 (S/cm2) <0, 1e9>
	vn = 11 (mV)
	z0 = -1.5
	gm = 0.55
	a0 = 0.05 (/ms) <1e-9, 1e9>
	tmin = 0.1 (ms) <1e-6, 1e9>
}

ASSIGNED {
	v (mV)
	celsius (degC)
	ek (mV)
	ik (mA/cm2)
	g (S/cm2)
	ninf
	ntau (ms)
	linf
	ltau (ms)
}

STATE { n l }

INITIAL {
	rates(v)
	n = ninf
	l = linf
}

BREAKPOINT {
	SOLVE gates METHOD cnexp
	g = gbar*n*l
	ik = g*(v - ek)
}

DERIVATIVE gates {
	rates(v)
	n' = (ninf - n)/ntau
	l' = (linf - l)/ltau
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
	LOCAL z, A, q
	UNITSOFF
	z = z0 - 1/(1 + exp((v + 40)/5))
	A = boltzmann(z, v - vn)
	q = 5^((celsius - 24)/10)
	ninf = 1/(1 + A)
	ntau = atleast(boltzmann(z*gm, v - vn)/(q*a0*(1 + A)), tmin)
	linf = 1/(1 + boltzmann(3, v + 56))
	ltau = atleast(0.26*(v + 50), 2)
	UNITSON
}
