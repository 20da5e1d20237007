"""A benchmark case of which the membrane is a list of mechanisms, in NEURON 8.2.2 with fixed steps (secondorder 0); prints one line of JSON.

Usage: /usr/bin/python3 l5_set.py CASES.json CASE PEERS LIBRARY --data DIR [--repeat N] [--tstop MS] [--threads N]
PEERS is the folder of the common benchmark scripts, LIBRARY the mechanisms as nrnivmodl compiles them, DIR has sections.json.
"""
import json, os, sys
cases, name, peers, library = sys.argv[1:5]
sys.path.insert(0, peers)
from common import Clock, emit, sections, where
import argparse
options = argparse.ArgumentParser()
options.add_argument('--data')
options.add_argument('--threads', type=int, default=1)
options.add_argument('--repeat', type=int, default=1)
options.add_argument('--copies')
options.add_argument('--tstop', type=float)
args = options.parse_args(sys.argv[5:])
args.trace = None
with open(cases) as f:
    case = dict(json.load(f)[name], name=name, copies=1)
case['dt'], case['tstop'] = case['dt'][-1], args.tstop or case['tstop']
case['steps'] = int(round(case['tstop'] / case['dt']))
case['check_t'] = [t for t in case['check_t'] if t <= case['tstop']]

os.environ['NEURON_MODULE_OPTIONS'] = '-nogui'
os.chdir('/')  # NEURON loads a library that it finds in the current folder
from neuron import h
h.load_file('stdrun.hoc')
h.nrn_load_dll(library)
clock = Clock()
parts, cell, nodes = sections(case, args.data), [], 0
first, last = where(case, parts)
for k, part in enumerate(parts):
    sec = h.Section(name='s%d' % k)
    for p in part['pts']:
        sec.pt3dadd(*p)
    if part['parent'] >= 0:
        sec.connect(cell[part['parent']](1), 0)
    sec.nseg, sec.Ra, sec.cm = part['n'], case['Ra'], case['cm']
    sec.insert('pas')
    for mechanism in case['mechanisms']:
        sec.insert(mechanism)
    sec.ena, sec.ek = case['ena'], case['ek']
    for seg in sec:
        seg.pas.g, seg.pas.e = case['g_pas'], case['e_pas']
        for mechanism, values in case['mechanisms'].items():
            for key, value in values.items():
                setattr(getattr(seg, mechanism), key, value)
    cell.append(sec)
    nodes += part['n']
clamp = h.IClamp(cell[first[0]](first[1]))
clamp.delay, clamp.dur, clamp.amp = case['stim_delay'], case['stim_dur'], case['stim_nA']
h.celsius, h.dt, h.secondorder, h.steps_per_ms = case['celsius'], case['dt'], 0, 1 / case['dt']
h.CVode().cache_efficient(1)
traces = {label: h.Vector().record(cell[s](x)._ref_v, 1.0) for label, (s, x) in (('first', first), ('last', last))}
spikes = h.Vector()
detector = h.NetCon(cell[first[0]](first[1])._ref_v, None, sec=cell[first[0]])
detector.threshold = 0
detector.record(spikes)
pc = h.ParallelContext()
pc.nthread(args.threads)
pc.set_maxstep(10)
h.finitialize(case['v_init'])
setup, runs = clock.split(), []
for k in range(args.repeat):
    h.finitialize(case['v_init'])
    clock.split()
    pc.psolve(case['tstop'])
    runs.append(clock.split())
for label, (s, x) in (('first', first), ('last', last)):
    if len(traces[label]) == int(round(case['tstop'])):  # the record event at tstop itself may be missed by rounding
        traces[label].append(cell[s](x).v)
emit('neuron', case, args, nodes, setup, runs, {label: list(v) for label, v in traces.items()}, list(spikes), version=h.nrnversion(0))
