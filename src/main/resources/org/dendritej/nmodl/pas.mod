TITLE Leak

COMMENT
The passive leak of a membrane: i = g (v - e).

g   conductance, S/cm2
e   reversal potential, mV
i   current density, mA/cm2, outward positive
ENDCOMMENT

NEURON {
	SUFFIX pas
	NONSPECIFIC_CURRENT i
	RANGE g, e, i
}

UNITS {
	(mV) = (millivolt)
	(mA) = (milliamp)
	(S) = (siemens)
}

PARAMETER {
	g = 3e-5 (S/cm2) <0, 1e9>
	e = -75 (mV)
}

ASSIGNED {
	v (mV)
	i (mA/cm2)
}

BREAKPOINT {
	i = g*(v - e)
}
