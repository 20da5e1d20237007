TITLE Low-voltage-activated calcium of layer-5 pyramidal cells

COMMENT
Hay E, Hill S, Schuermann F, Markram H, Segev I (2011) Models of neocortical layer 5b pyramidal cells capturing a wide range of
dendritic and perisomatic active properties. PLoS Comput Biol 7:e1002107, doi:10.1371/journal.pcbi.1002107.

	ica = gbar m^2 h (v - eca)

	m   minf = 1/(1 + exp(-(v + 40)/6)),   mtau = (5 + 20/(1 + exp((v + 35)/5)))/qt
	h   hinf = 1/(1 + exp((v + 90)/6.4)),  htau = (20 + 50/(1 + exp((v + 50)/7)))/qt

qt is the factor 2.3^1.3 by which the kinetics, measured at 21 degC, are faster at 34 degC; it does not follow the temperature of the model.
Density in S/cm2, potentials in mV, times in ms, current density in mA/cm2, outward positive.
ENDCOMMENT

NEURON {
	SUFFIX cal_hay
	USEION ca READ eca WRITE ica
	RANGE gbar, ica, g
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
	eca (mV)
	ica (mA/cm2)
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
	ica = g*(v - eca)
}

DERIVATIVE gates {
	rates(v)
	m' = (minf - m)/mtau
	h' = (hinf - h)/htau
}

PROCEDURE rates(v (mV)) {
	UNITSOFF
	minf = 1/(1 + exp(-(v + 40)/6))
	mtau = (5 + 20/(1 + exp((v + 35)/5)))/qt
	hinf = 1/(1 + exp((v + 90)/6.4))
	htau = (20 + 50/(1 + exp((v + 50)/7)))/qt
	UNITSON
}
