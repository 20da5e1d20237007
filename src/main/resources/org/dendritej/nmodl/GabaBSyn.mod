TITLE GABA-B receptors

COMMENT
Destexhe A, Sejnowski TJ (1995) G protein activation kinetics and spillover of gamma-aminobutyric acid may account for differences between
inhibitory responses in the hippocampus and thalamus. Proc Natl Acad Sci USA 92:9515-9519, doi:10.1073/pnas.92.21.9515.

	r' = k1 T (1 - r) - k2 r,  G' = k3 r - k4 G,  g = gmax G^4/(kd + G^4),  i = g (v - e)

Each event lets transmitter T of 1 mM act for 1 ms; one that comes meanwhile makes it last until 1 ms after itself. The weight of the
last event is gmax, in uS. A single event has little effect, a burst much. e in mV; i in nA, outward positive.
ENDCOMMENT

NEURON {
	POINT_PROCESS GabaBSyn
	NONSPECIFIC_CURRENT i
	RANGE k1, k2, k3, k4, kd, concentration, duration, e, i, g
}

UNITS {
	(nA) = (nanoamp)
	(mV) = (millivolt)
	(uS) = (microsiemens)
	(mM) = (milli/liter)
}

PARAMETER {
	k1 = 0.09 (/ms mM) <0, 1e9>
	k2 = 0.0012 (/ms) <0, 1e9>
	k3 = 0.18 (/ms) <0, 1e9>
	k4 = 0.034 (/ms) <0, 1e9>
	kd = 100 <1e-9, 1e9>
	concentration = 1 (mM) <0, 1e9>
	duration = 1 (ms) <1e-6, 1e9>
	e = -95 (mV)
}

ASSIGNED {
	v (mV)
	i (nA)
	g (uS)
	gmax (uS)
	T (mM)
	ends (ms)
}

STATE { r G }

INITIAL {
	r = 0
	G = 0
	T = 0
	gmax = 0
	ends = -1
}

BREAKPOINT {
	SOLVE kinetics METHOD cnexp
	g = gmax*G*G*G*G/(kd + G*G*G*G)
	i = g*(v - e)
}

DERIVATIVE kinetics {
	r' = k1*T*(1 - r) - k2*r
	G' = k3*r - k4*G
}

NET_RECEIVE(weight (uS)) {
	IF (flag == 0) {
		gmax = weight
		T = concentration
		ends = t + duration
		net_send(duration, 1)
	} ELSE {
		IF (t > ends - 1e-6) {
			T = 0
		}
	}
}
