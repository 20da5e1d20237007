TITLE NMDA receptors

COMMENT
Beniaguev D, Segev I, London M (2021) Single cortical neurons as deep artificial neural networks. Neuron 109:2727-2739,
doi:10.1016/j.neuron.2021.07.002 (kinetics).

	i = g (v - e),  g = weight f (exp(-t/tau2) - exp(-t/tau1)) after an event, events add

	block B(v) = 1/(1 + mg/k0 exp(-gamma v)): Jahr CE, Stevens CF (1990) Voltage dependence of NMDA-activated macroscopic conductances
	predicted by single-channel kinetics. J Neurosci 10:3178-3182, doi:10.1523/JNEUROSCI.10-09-03178.1990. There gamma = 0.062 /mV and
	k0 = 3.57 mM; the steeper gamma = 0.08 /mV suits dendritic NMDA spikes. g is the conductance with the block.

f makes the peak of the conductance equal to the weight, in uS. tau1 must be smaller than tau2, both in ms; e in mV; i in nA, outward positive.
ENDCOMMENT

NEURON {
	POINT_PROCESS NmdaSyn
	NONSPECIFIC_CURRENT i
	RANGE tau1, tau2, e, i, g, mg, k0, gamma
}

UNITS {
	(nA) = (nanoamp)
	(mV) = (millivolt)
	(uS) = (microsiemens)
	(mM) = (milli/liter)
}

PARAMETER {
	tau1 = 2 (ms) <1e-6, 1e9>
	tau2 = 70 (ms) <1e-6, 1e9>
	e = 0 (mV)
	mg = 1 (mM) <0, 1e9>
	k0 = 3.57 (mM) <1e-9, 1e9>
	gamma = 0.08 (/mV)
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
	g = (B - A)*unblocked(v)
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

: The part of the receptors that magnesium leaves open.
FUNCTION unblocked(v (mV)) {
	unblocked = 1/(1 + mg/k0*exp(-gamma*v))
}

NET_RECEIVE(weight (uS)) {
	A = A + weight*factor
	B = B + weight*factor
}
