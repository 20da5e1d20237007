"""What NEURON 8.2.2 makes of mechanism files on one compartment and on a real cell, clamped and free, as figures for MechanismsBesideNeuronTest.

Usage: /usr/bin/python3 mechanisms.py CELL.swc OUTPUT.tsv SET=FOLDER [SET=FOLDER ...]
Here: pyramidal_H16_1606013050101.swc of the shared data, reference=../shared/reference/mod, catalogue=src/main/resources/org/dendritej/nmodl and
builtin=src/nrnoc of NEURON's sources at 8.2.2, into which the files of /usr/share/nrn/demo/release were copied. About 10 minutes.

Protocols, compilation and the run of one compartment are those of mechanism_runs.py. Fixed steps, secondorder 0, tables off. Defaults with more than six digits,
which nocmodl cuts, are set. Mechanisms that need a POINTER are left out, here also apcount.mod and vclmp.mod, and those with random numbers run with what a file begins with.
Lines: SET/FILE, case, variable, values every so many steps; or SET/FILE, case, "protocol" or "parameters", JSON.
"""
import array, json, math, os, re, sys, tempfile
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import mechanism_runs as runs

SAMPLES = 10  # of a run on one compartment
CELL_DURATION, CELL_DT, CELL_EVERY = 20.0, 0.025, 80
CELL_T, CELL_V = [0, 2, 2.1, 8, 8.1, 14, 14.1, 20], [-65, -65, -20, -20, 20, 20, -80, -80]
CELL_EVENTS = [3.005, 6.005, 6.03]
# So that something happens: these do nothing with their defaults.
SET = {'IClamp': {'del': 5.01, 'dur': 4, 'amp': 0.1}, 'SEClamp': {'dur1': 4.01, 'amp1': -50, 'dur2': 6, 'amp2': 10, 'rs': 2},
       'AlphaSynapse': {'onset': 3, 'tau': 1.5, 'gmax': 0.002}, 'NetStim': {'start': 5.01}}


def overrides(folder, path, info):
    """Parameters that are set: those above, and defaults that nocmodl would cut."""
    found = dict(info['overrides'])
    text = runs.without_comments(open(os.path.join(folder, path), encoding='latin1').read())
    for name, value in re.findall(r'\b(\w+)\s*=\s*([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)', runs.block(text, 'PARAMETER')):
        if float('%g' % float(value)) != float(value) and name in info['parameters']:
            found[name] = float(value)
    found.update(SET.get(info['suffix'].replace('_dj', ''), {}))
    return found


def numbers(values):
    return '\t'.join('%.13g' % v for v in values)


def sampled(values):
    every = (len(values) - 1) // SAMPLES
    return numbers(values[every::every])


def one_compartment(folder, path, output, helpers, name, write):
    info = runs.one_file(folder, path, output, helpers)
    if info['status'] != 'runs':
        return info
    info['overrides'] = overrides(folder, path, info)
    library = os.path.join(output, 'libraries', info['key'])
    os.makedirs(library, exist_ok=True)
    if not os.path.exists(library + '/lib.so'):
        short = re.sub(r'\W', '_', path[:-4])
        with open(os.path.join(folder, path), 'rb') as f, open(library + '/' + short + '.mod', 'wb') as copy:
            copy.write(re.sub(rb'\b(SUFFIX|POINT_PROCESS|ARTIFICIAL_CELL)(\s+)(%s)\b' % '|'.join(runs.BUILT_IN).encode(), rb'\1\2\3_dj', f.read()))
        problem = runs.compile_library(library, [short])
        assert not problem, problem
    info['library'] = library + '/lib.so'
    runs.run_cases(info, info['library'], os.path.join(output, info['key']), helpers)
    for case, one in info['cases'].items():
        base = os.path.join(output, info['key'], case)
        if 'failed' in one or one['notFinite']:
            continue
        with open(base + '.json') as f:
            write(name, case, 'protocol', json.dumps(json.load(f)))
        columns = array.array('d')
        with open(base + '.f64', 'rb') as f:
            columns.frombytes(f.read())
        size = len(columns) // len(one['columns'])
        if info['kind'] == 'artificial':
            write(name, case, 'spikes', numbers(one['spikes']))
            continue
        states = [s.split('[')[0] for s in info['states']]
        for k, column in enumerate(one['columns']):
            if column != 't' and (not one['late'] or column == 'v' or column.split('[')[0] in states):
                write(name, case, column, sampled(columns[k * size:(k + 1) * size]))
    return info


def cell(swc, library, infos, clamped):
    """The voltage at three places of the cell with mechanisms everywhere, or with one of each point process at the three places."""
    from neuron import h
    h.load_file('stdrun.hoc'), h.load_file('import3d.hoc')
    h.nrn_load_dll(library)
    class Cell:
        pass
    made = Cell()
    reader = h.Import3d_SWC_read()
    reader.quiet = 1
    reader.input(swc)
    h.Import3d_GUI(reader, False).instantiate(made)
    for sec in list(getattr(made, 'axon', [])):
        h.delete_section(sec=sec)
    radius = next(float(line.split()[5]) for line in open(swc) if line.strip() and not line.startswith('#'))
    h.pt3dclear(sec=made.soma[0])  # points are in single precision, far from the origin
    made.soma[0].L = made.soma[0].diam = 2 * radius
    stub = [h.Section(name='stub0'), h.Section(name='stub1')]
    for k, sec in enumerate(stub):
        sec.L, sec.diam = 30, 1
        sec.connect(made.soma[0](0.5) if k == 0 else stub[0](1))
    sections = [made.soma[0]] + stub + list(made.dend) + list(made.apic)
    longest = lambda secs: max((s for s in secs if not s.children()), key=lambda s: s.L)
    kept = []
    for sec in sections:
        sec.nseg, sec.Ra, sec.cm = 1 + 2 * int(sec.L / 40), 100, 1
        sec.insert('pas')
        for info in infos:
            if info['kind'] == 'density':
                sec.insert(info['suffix'])
        for seg in sec:
            seg.pas.g, seg.pas.e = 1e-4, -65
            for info in infos:
                if info['kind'] == 'density':
                    give(h, getattr(seg, info['suffix']), info)
    places = [made.soma[0](0.5), longest(made.dend)(0.5), longest(made.apic)(0.5)]
    for info in infos:
        if info['table'] and hasattr(h, 'usetable_' + info['suffix']):
            setattr(h, 'usetable_' + info['suffix'], 0)
        for place in places:
            if info['kind'] == 'point':
                point = getattr(h, info['suffix'])(place)
                give(h, point, info)
                kept.append(point)
                if info['receives']:
                    connection = h.NetCon(None, point)
                    connection.delay, connection.weight[0] = 0, 0.001
                    kept += [connection, h.FInitializeHandler(lambda connection=connection: [connection.event(t) for t in CELL_EVENTS])]
    if clamped:
        clamp = h.SEClamp(places[0])
        clamp.dur1, clamp.rs = 1e9, 1e-3
        v, t = h.Vector(CELL_V), h.Vector(CELL_T)
        v.play(clamp._ref_amp1, t, 1)
        kept += [clamp, v, t]
    else:
        clamp = h.IClamp(places[0])
        clamp.delay, clamp.dur, clamp.amp = 2, 10, 0.3
    recorded = [h.Vector().record(place._ref_v) for place in places]
    h.celsius, h.dt, h.secondorder = 20, CELL_DT, 0
    h.finitialize(-65)
    for _ in range(int(round(CELL_DURATION / CELL_DT))):
        h.fadvance()
    where = ['soma']
    for place in places[1:]:
        sec, n = place.sec, int(place.sec.n3d())
        arc = [sec.arc3d(i) for i in range(n)]
        middle = 0.5 * arc[-1]
        k = next(i for i in range(1, n) if arc[i] >= middle)
        f = (middle - arc[k - 1]) / (arc[k] - arc[k - 1])
        where.append(' '.join('%.9g' % (g(k - 1) + f * (g(k) - g(k - 1))) for g in (sec.x3d, sec.y3d, sec.z3d)))
    return where, [list(v)[CELL_EVERY::CELL_EVERY] for v in recorded]


def give(h, target, info):
    for key, value in info['overrides'].items():
        try:
            if key.endswith(']'):
                getattr(target, key[:-3])[int(key[-2])] = value
                continue
            setattr(target, key, value)
        except (AttributeError, LookupError):
            setattr(h, key + '_' + info['suffix'], value)


def main():
    swc, out = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    sets = [(s.split('=')[0], os.path.abspath(s.split('=')[1])) for s in sys.argv[3:]]
    os.environ['NEURON_MODULE_OPTIONS'] = '-nogui'
    lines = ['# NEURON 8.2.2, mechanisms.py']
    write = lambda *fields: lines.append('\t'.join(fields))
    with tempfile.TemporaryDirectory() as work:
        os.chdir(work)
        import neuron  # once; every run is a fork of this process
        helpers = runs.Helpers(os.path.join(work, 'helpers'))
        layer5 = []
        for name, folder in sets:
            for path in sorted(f for f in os.listdir(folder) if f.endswith('.mod')):
                info = one_compartment(folder, path, os.path.join(work, name), helpers, name + '/' + path, write)
                print(name, path, info['status'], info['message'][:80], flush=True)
                if info['status'] != 'runs' or info['kind'] == 'artificial':
                    continue
                if name == 'reference' and info['kind'] == 'density':
                    layer5.append((folder, path, info))
                on_cell(swc, name + '/' + path, info['library'], [info], write)
        if layer5:
            together = os.path.join(work, 'together')
            os.makedirs(together)
            for folder, path, _ in layer5:
                with open(os.path.join(folder, path)) as f, open(os.path.join(together, path), 'w') as copy:
                    copy.write(f.read())
            problem = runs.compile_library(together, [path[:-4] for _, path, _ in layer5])
            assert not problem, problem
            on_cell(swc, 'reference/all', together + '/lib.so', [info for _, _, info in layer5], write)
    with open(out, 'w') as f:
        f.write('\n'.join(lines) + '\n')


def on_cell(swc, name, library, infos, write):
    if all(not info['overrides'] and info['kind'] == 'point' and not info['receives'] and not info['currents'] for info in infos):
        return  # it would do nothing
    write(name, 'cell', 'parameters', json.dumps({info['suffix']: info['overrides'] for info in infos}))
    for clamped in (False, True):
        given, problem = runs.in_child(lambda: cell(swc, library, infos, clamped), 120)
        if given is None:
            print(name, 'on the cell:', problem, flush=True)
            continue
        for where, values in zip(*given):
            write(name, 'cell clamped' if clamped else 'cell free', where, numbers(values))


if __name__ == '__main__':
    main()
