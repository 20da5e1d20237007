TITLE AMPA and NMDA receptors of one synapse

COMMENT
Beniaguev D, Segev I, London M (2021) Single cortical neurons as deep artificial neural networks. Neuron 109:2727-2739,
doi:10.1016/j.neuron.2021.07.002 (kinetics).

	i = gampa (v - e) + gnmda (v - e)
	gampa = weight fa (exp(-t/tau2ampa) - exp(-t/tau1ampa)) after an event, events add
	gnmda = weight ratio fn (exp(-t/tau2nmda) - exp(-t/tau1nmda)) B(v),  B(v) = 1/(1 + mg/k0 exp(-gamma v))

fa and fn make the peaks without block equal to the weight, in uS, and to the weight times ratio. Block: Jahr CE, Stevens CF (1990)
J Neurosci 10:3178-3182, doi:10.1523/JNEUROSCI.10-09-03178.1990, there with gamma = 0.062 /mV. Times in ms, e in mV, currents in nA, outward positive.
ENDCOMMENT

NEURON {
	POINT_PROCESS AmpaNmdaSyn
	NONSPECIFIC_CURRENT i
	RANGE tau1ampa, tau2ampa, tau1nmda, tau2nmda, ratio, e, mg, k0, gamma, i, iampa, inmda, gampa, gnmda
}

UNITS {
	(nA) = (nanoamp)
	(mV) = (millivolt)
	(uS) = (microsiemens)
	(mM) = (milli/liter)
}

PARAMETER {
	tau1ampa = 0.3 (ms) <1e-6, 1e9>
	tau2ampa = 3 (ms) <1e-6, 1e9>
	tau1nmda = 2 (ms) <1e-6, 1e9>
	tau2nmda = 70 (ms) <1e-6, 1e9>
	ratio = 1 <0, 1e9>
	e = 0 (mV)
	mg = 1 (mM) <0, 1e9>
	k0 = 3.57 (mM) <1e-9, 1e9>
	gamma = 0.08 (/mV)
}

ASSIGNED {
	v (mV)
	i (nA)
	iampa (nA)
	inmda (nA)
	gampa (uS)
	gnmda (uS)
	fa
	fn
}

STATE {
	Aampa (uS)
	Bampa (uS)
	Anmda (uS)
	Bnmda (uS)
}

INITIAL {
	Aampa = 0
	Bampa = 0
	Anmda = 0
	Bnmda = 0
	fa = peakfactor(tau1ampa, tau2ampa)
	fn = peakfactor(tau1nmda, tau2nmda)
}

BREAKPOINT {
	SOLVE decay METHOD cnexp
	gampa = Bampa - Aampa
	gnmda = (Bnmda - Anmda)*unblocked(v)
	iampa = gampa*(v - e)
	inmda = gnmda*(v - e)
	i = iampa + inmda
}

DERIVATIVE decay {
	Aampa' = -Aampa/tau1ampa
	Bampa' = -Bampa/tau2ampa
	Anmda' = -Anmda/tau1nmda
	Bnmda' = -Bnmda/tau2nmda
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
	Aampa = Aampa + weight*fa
	Bampa = Bampa + weight*fa
	Anmda = Anmda + weight*ratio*fn
	Bnmda = Bnmda + weight*ratio*fn
}
