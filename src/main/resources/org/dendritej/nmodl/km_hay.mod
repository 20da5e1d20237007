TITLE Muscarinic potassium (M type) of layer-5 pyramidal cells

COMMENT
Hay E, Hill S, Schuermann F, Markram H, Segev I (2011) Models of neocortical layer 5b pyramidal cells capturing a wide range of
dendritic and perisomatic active properties. PLoS Comput Biol 7:e1002107, doi:10.1371/journal.pcbi.1002107.

	ik = gbar m (v - ek)

	m   minf = 1/(1 + exp(-(v + 35)/5)),  mtau = 1/(0.0066 cosh(0.1 (v + 35)) qt)

qt is the factor 2.3^1.3 by which the kinetics, measured at 21 degC, are faster at 34 degC; it does not follow the temperature of the model.
Density in S/cm2, potentials in mV, times in ms, current density in mA/cm2, outward positive.
ENDCOMMENT

NEURON {
	SUFFIX km_hay
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
}

STATE { m }

INITIAL {
	rates(v)
	m = minf
}

BREAKPOINT {
	SOLVE gates METHOD cnexp
	g = gbar*m
	ik = g*(v - ek)
}

DERIVATIVE gates {
	rates(v)
	m' = (minf - m)/mtau
}

PROCEDURE rates(v (mV)) {
	UNITSOFF
	minf = 1/(1 + exp(-(v + 35)/5))
	mtau = 1/(0.0066*cosh(0.1*(v + 35))*qt)
	UNITSON
}
