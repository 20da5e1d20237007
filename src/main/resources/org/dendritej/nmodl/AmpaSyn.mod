TITLE AMPA receptors

COMMENT
Beniaguev D, Segev I, London M (2021) Single cortical neurons as deep artificial neural networks. Neuron 109:2727-2739,
doi:10.1016/j.neuron.2021.07.002 (kinetics).

	i = g (v - e),  g = weight f (exp(-t/tau2) - exp(-t/tau1)) after an event, events add

f makes the peak of the conductance equal to the weight, in uS. tau1 must be smaller than tau2, both in ms; e in mV; i in nA, outward positive.
ENDCOMMENT

NEURON {
	POINT_PROCESS AmpaSyn
	NONSPECIFIC_CURRENT i
	RANGE tau1, tau2, e, i, g
}

UNITS {
	(nA) = (nanoamp)
	(mV) = (millivolt)
	(uS) = (microsiemens)
}

PARAMETER {
	tau1 = 0.3 (ms) <1e-6, 1e9>
	tau2 = 3 (ms) <1e-6, 1e9>
	e = 0 (mV)
}

ASSIGNED {
	v (mV)
	i (nA)
	g (uS)
	factor
}

STATE {
	A (uS)
	B (uS)
}

INITIAL {
	A = 0
	B = 0
	factor = peakfactor(tau1, tau2)
}

BREAKPOINT {
	SOLVE decay METHOD cnexp
	g = B - A
	i = g*(v - e)
}

DERIVATIVE decay {
	A' = -A/tau1
	B' = -B/tau2
}

: The factor that makes the peak of exp(-t/decay) - exp(-t/rise) equal to 1.
FUNCTION peakfactor(rise (ms), decay (ms)) {
	LOCAL tp
	tp = rise*decay/(decay - rise)*log(decay/rise)
	peakfactor = 1/(exp(-tp/decay) - exp(-tp/rise))
}

NET_RECEIVE(weight (uS)) {
	A = A + weight*factor
	B = B + weight*factor
}
