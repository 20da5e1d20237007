TITLE Synapse with short-term plasticity and stochastic release

COMMENT
Tsodyks M, Uziel A, Markram H (2000) Synchrony generation in recurrent networks with frequency-dependent synapses. J Neurosci 20:RC50,
doi:10.1523/JNEUROSCI.20-01-j0003.2000.

At each spike the synapse releases A = weight u x; then, over the interval D to the next one,

	x <- 1 - (1 - x (1 - u)) exp(-D/trec),   u <- U + u (1 - U) exp(-D/tfacil)   (u = U if tfacil = 0)

First u = U, x = 1. If sites > 0 release is by chance instead: each of that many sites holds a vesicle or none, releases it with the
probability u, and is refilled with the time constant trec; all full at first. Then A = weight (vesicles released)/sites, on average the same.

	i = g (v - e),  g = A f (exp(-t/tau2) - exp(-t/tau1)) after a spike; spikes add

Depressing: U = 0.5, trec = 800 ms, tfacil = 0; facilitating: U = 0.04, trec = 100 ms, tfacil = 1000 ms.
released   A of the last spike, uS; u, x and the vesicles belong to each connection. Times in ms, e in mV, i in nA, outward positive.
ENDCOMMENT

NEURON {
	POINT_PROCESS TsodyksMarkramSyn
	NONSPECIFIC_CURRENT i
	RANGE U, trec, tfacil, sites, tau1, tau2, e, i, g, released
}

UNITS {
	(nA) = (nanoamp)
	(mV) = (millivolt)
	(uS) = (microsiemens)
}

PARAMETER {
	U = 0.5 <0, 1>
	trec = 800 (ms) <1e-6, 1e9>
	tfacil = 0 (ms) <0, 1e9>
	sites = 0 <0, 1000>
	tau1 = 0.2 (ms) <1e-6, 1e9>
	tau2 = 1.7 (ms) <1e-6, 1e9>
	e = 0 (mV)
}

ASSIGNED {
	v (mV)
	i (nA)
	g (uS)
	factor
	released (uS)
}

STATE {
	A (uS)
	B (uS)
}

INITIAL {
	A = 0
	B = 0
	released = 0
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

: How many of n come out when each does with probability p.
FUNCTION binomial(n, p) {
	LOCAL left
	binomial = 0
	left = n
	WHILE (left > 0.5) {
		IF (scop_random() < p) {
			binomial = binomial + 1
		}
		left = left - 1
	}
}

NET_RECEIVE(weight (uS), u, x, full, last (ms)) {
	LOCAL recovered, out
	INITIAL {
		u = -1
		x = 1
		full = 0
		last = 0
	}
	IF (u < 0) {
		u = U
		x = 1
		full = sites
	} ELSE {
		UNITSOFF
		recovered = 1 - exp(-(t - last)/trec)
		UNITSON
		x = 1 - (1 - x*(1 - u))*(1 - recovered)
		full = full + binomial(sites - full, recovered)
		IF (tfacil > 0) {
			u = U + u*(1 - U)*exp(-(t - last)/tfacil)
		} ELSE {
			u = U
		}
	}
	last = t
	IF (sites > 0) {
		out = binomial(full, u)
		full = full - out
		released = weight*out/sites
	} ELSE {
		released = weight*u*x
	}
	A = A + released*factor
	B = B + released*factor
}
