TITLE Calcium under the membrane of layer-5 pyramidal cells

COMMENT
Hay E, Hill S, Schuermann F, Markram H, Segev I (2011) Models of neocortical layer 5b pyramidal cells capturing a wide range of
dendritic and perisomatic active properties. PLoS Comput Biol 7:e1002107, doi:10.1371/journal.pcbi.1002107.

	cai' = -1e4 gamma ica/(2 F depth) - (cai - rest)/tau

gamma   part of the calcium that stays free
depth   thickness of the shell, um
tau     time constant of removal, ms
rest   concentration without current, mM
start   concentration at the beginning, mM. In the released model cells begin at 5e-5 mM, below their resting value
ENDCOMMENT

NEURON {
	SUFFIX capool_hay
	USEION ca READ ica WRITE cai
	RANGE gamma, depth, tau, rest, start
}

UNITS {
	(mA) = (milliamp)
	(mM) = (milli/liter)
	(um) = (micron)
	FARADAY = (faraday) (coulombs)
}

PARAMETER {
	gamma = 5e-4 <0, 1>
	depth = 0.1 (um) <1e-6, 1e9>
	tau = 80 (ms) <1e-6, 1e9>
	rest = 1e-4 (mM) <1e-12, 1e9>
	start = 1e-4 (mM) <1e-12, 1e9>
}

ASSIGNED {
	ica (mA/cm2)
}

STATE {
	cai (mM)
}

INITIAL {
	cai = start
}

BREAKPOINT {
	SOLVE pool METHOD cnexp
}

DERIVATIVE pool {
	cai' = -(10000)*gamma*ica/(2*FARADAY*depth) - (cai - rest)/tau
}
