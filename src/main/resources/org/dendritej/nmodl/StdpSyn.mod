TITLE Synapse with spike-timing dependent plasticity

COMMENT
Pfister JP, Gerstner W (2006) Triplets of spikes in a model of spike timing-dependent plasticity. J Neurosci 26:9673-9682,
doi:10.1523/JNEUROSCI.1425-06.2006, all spikes with all. Traces of presynaptic spikes r1 (tplus) and r2 (tx), of postsynaptic ones o1 (tminus)
and o2 (ty); each grows by 1 at its spike and decays.

	presynaptic spike    s <- s - o1 (a2minus + a3minus r2), then r1 and r2 grow
	postsynaptic spike   s <- s + r1 (a2plus + a3plus o2), then o1 and o2 grow

With a3plus = a3minus = 0, the default, this is the pair rule: a2plus exp(-d/tplus) for d = tpost - tpre > 0, -a2minus exp(d/tminus) for d < 0.
The minimal triplet rule for visual cortex: a2plus = 0, a3plus = 6.5e-3, a2minus = 7.1e-3, tplus = 16.8, tminus = 33.7, ty = 114 ms.
A postsynaptic spike is noticed where the voltage at the synapse rises above vthreshold, at a grid point; a presynaptic one at the same time counts as the earlier.

	i = g (v - e),  g = weight s f (exp(-t/tau2) - exp(-t/tau1)) after a presynaptic spike, s before its own change

s begins at 1 and stays between 0 and smax. Default: Song S, Miller KD, Abbott LF (2000) Nat Neurosci 3:919-926, doi:10.1038/78829.
Times in ms, potentials in mV, weight in uS, i in nA, outward positive.
ENDCOMMENT

NEURON {
	POINT_PROCESS StdpSyn
	NONSPECIFIC_CURRENT i
	RANGE tau1, tau2, e, a2plus, a3plus, a2minus, a3minus, tplus, tx, tminus, ty, vthreshold, smax, i, g, s
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
	a2plus = 0.005
	a3plus = 0
	a2minus = 0.00525
	a3minus = 0
	tplus = 20 (ms) <1e-6, 1e9>
	tx = 100 (ms) <1e-6, 1e9>
	tminus = 20 (ms) <1e-6, 1e9>
	ty = 100 (ms) <1e-6, 1e9>
	vthreshold = -20 (mV)
	smax = 10 <0, 1e9>
}

ASSIGNED {
	v (mV)
	i (nA)
	g (uS)
	factor
	s
	r1
	r2
	o1
	o2
	last (ms)
}

STATE {
	A (uS)
	B (uS)
}

INITIAL {
	A = 0
	B = 0
	s = 1
	r1 = 0
	r2 = 0
	o1 = 0
	o2 = 0
	last = 0
	factor = peakfactor(tau1, tau2)
	net_send(0, 1)
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

: Brings the traces to the present.
PROCEDURE fade(now (ms)) {
	r1 = r1*exp(-(now - last)/tplus)
	r2 = r2*exp(-(now - last)/tx)
	o1 = o1*exp(-(now - last)/tminus)
	o2 = o2*exp(-(now - last)/ty)
	last = now
}

PROCEDURE limit() {
	IF (s < 0) {
		s = 0
	}
	IF (s > smax) {
		s = smax
	}
}

NET_RECEIVE(weight (uS)) {
	IF (flag == 1) {
		WATCH (v > vthreshold) 2
	} ELSE {
		fade(t)
		IF (flag == 2) {
			s = s + r1*(a2plus + a3plus*o2)
			o1 = o1 + 1
			o2 = o2 + 1
		} ELSE {
			A = A + weight*s*factor
			B = B + weight*s*factor
			s = s - o1*(a2minus + a3minus*r2)
			r1 = r1 + 1
			r2 = r2 + 1
		}
		limit()
	}
}
