TITLE Sodium and potassium of the squid giant axon

COMMENT
Hodgkin AL, Huxley AF (1952) A quantitative description of membrane current and its application to conduction and excitation in
nerve. J Physiol 117:500-544, doi:10.1113/jphysiol.1952.sp004764, in the sign convention of today, rest at -65 mV:

	ina = gnabar m^3 h (v - ena)      ik = gkbar n^4 (v - ek)      il = gl (v - el)
	x' = q (a (1 - x) - b x) for each gate x, rates in 1/ms, q = 3^((T - 6.3)/10)

	m   a = 0.1 L(v + 40, 10)             b = 4 exp(-(v + 65)/18)
	h   a = 0.07 exp(-(v + 65)/20)        b = 1/(1 + exp(-(v + 35)/10))
	n   a = 0.01 L(v + 55, 10)            b = 0.125 exp(-(v + 65)/80)

with L(x, k) = x/(1 - exp(-x/k)). Densities in S/cm2, potentials in mV, currents in mA/cm2.
ENDCOMMENT

NEURON {
	SUFFIX hh
	USEION na READ ena WRITE ina
	USEION k READ ek WRITE ik
	NONSPECIFIC_CURRENT il
	RANGE gnabar, gkbar, gl, el, gna, gk, il
}

UNITS {
	(mV) = (millivolt)
	(mA) = (milliamp)
	(S) = (siemens)
}

PARAMETER {
	gnabar = 0.12 (S/cm2) <0, 1e9>
	gkbar = 0.036 (S/cm2) <0, 1e9>
	gl = 0.0003 (S/cm2) <0, 1e9>
	el = -54.3 (mV)
}

ASSIGNED {
	v (mV)
	celsius (degC)
	ena (mV)
	ek (mV)
	ina (mA/cm2)
	ik (mA/cm2)
	il (mA/cm2)
	gna (S/cm2)
	gk (S/cm2)
	minf
	hinf
	ninf
	mtau (ms)
	htau (ms)
	ntau (ms)
}

STATE { m h n }

INITIAL {
	rates(v)
	m = minf
	h = hinf
	n = ninf
}

BREAKPOINT {
	SOLVE gates METHOD cnexp
	gna = gnabar*m*m*m*h
	gk = gkbar*n*n*n*n
	ina = gna*(v - ena)
	ik = gk*(v - ek)
	il = gl*(v - el)
}

DERIVATIVE gates {
	rates(v)
	m' = (minf - m)/mtau
	h' = (hinf - h)/htau
	n' = (ninf - n)/ntau
}

: x / (1 - exp(-x/k)), which is k at x = 0.
FUNCTION linoid(x (mV), k (mV)) (mV) {
	IF (fabs(x/k) < 1e-6) {
		linoid = k*(1 + x/k/2)
	} ELSE {
		linoid = x/(1 - exp(-x/k))
	}
}

PROCEDURE rates(v (mV)) {
	LOCAL a, b, q
	UNITSOFF
	q = 3^((celsius - 6.3)/10)
	a = 0.1*linoid(v + 40, 10)
	b = 4*exp(-(v + 65)/18)
	minf = a/(a + b)
	mtau = 1/(q*(a + b))
	a = 0.07*exp(-(v + 65)/20)
	b = 1/(1 + exp(-(v + 35)/10))
	hinf = a/(a + b)
	htau = 1/(q*(a + b))
	a = 0.01*linoid(v + 55, 10)
	b = 0.125*exp(-(v + 65)/80)
	ninf = a/(a + b)
	ntau = 1/(q*(a + b))
	UNITSON
}
