"""Runs every mechanism file of a folder in NEURON under stated protocols and writes what it gives.

Usage: /usr/bin/python3 mechanism_runs.py FOLDER OUTPUT [LIST]
Needs the Debian packages neuron, python3-neuron and neuron-dev (NEURON 8.2.2).

FOLDER is searched for .mod files; LIST, if given, names those to be taken, one path below FOLDER a line. For each file OUTPUT gets a folder
(the hash of its text) with info.json and, for each case, CASE.json and CASE.f64. CASE.json is a protocol as the batch verb "clamp" takes it, CASE.f64
what NEURON gives: the columns that info.json names, one after the other, as little-endian doubles: "t" (ms), "v" (mV) and the variables of the mechanism.
OUTPUT/index.json lists all.

Every file becomes a library of its own and every case runs in a process of its own with a time limit, since values of GLOBAL variables
outlive an initialisation. Tables are off. Currents that NEURON records are those at the start of a step; a helper mechanism computes them
again just before the recording, so that all of a row belongs to one time. Where this changes the states, since the file's BREAKPOINT leaves something behind,
the currents are taken one row later instead.
Mechanisms with random numbers run with many seeds: CASE.f64 is of the first, CASE.2.f64 of the second, and so on.
"""
import array, ctypes, hashlib, json, math, os, re, shutil, signal, subprocess, sys, tempfile

DT, V_INIT, LENGTH, DIAMETER, AREA = 0.025, -65.0, 20.0, 20.0, math.pi * 400
LIMIT = 40  # seconds a case may take
COMPILE_LIMIT = 120
SEEDS = 20  # of mechanisms with random numbers
NEURON = '/usr/lib/nrn/libnrniv.so'
INCLUDES = ['-I/usr/include', '-I/usr/lib/x86_64-linux-gnu/openmpi/include', '-I/usr/lib/x86_64-linux-gnu/openmpi/include/openmpi']
DEFINES = ['-DMPI_NO_CPPBIND=1', '-DOMPI_SKIP_MPICXX=1', '-DMPICH_SKIP_MPICXX=1', '-DHAVE_CONFIG_H']
# What is there without a library; a file that defines it anew gets another name.
BUILT_IN = ['hh', 'pas', 'ExpSyn', 'Exp2Syn', 'IClamp', 'SEClamp', 'VClamp', 'AlphaSynapse', 'APCount', 'NetStim', 'IntFire1', 'IntFire2', 'IntFire4',
            'PatternStim', 'PPMark', 'PointProcessMark', 'OClamp', 'fastpas', 'extracellular', 'capacitance', 'morphology']
VALENCE = {'na': 1, 'k': 1, 'ca': 2}

# Times in ms, voltages in mV. Jumps take 0.1 ms, so that nobody has to say on which side of a jump a grid point lies.
CLAMP_T = [0, 5, 5.1, 15, 15.1, 35, 35.1, 55, 55.1, 65, 65.1, 75, 75.1, 125, 130]
CLAMP_V = [-65, -65, -100, -100, -40, -40, 0, 0, 50, 50, -65, -65, -100, 50, 50]
EVENT_T = [0, 40, 40.1, 90, 90.1, 120]
EVENT_V = [-65, -65, -20, -20, -80, -80]
# A fifth of a step after a grid point, so that rounding decides nothing.
EVENTS = [10.005, 20.005, 25.005, 27.505, 30.005, 30.03, 60.005, 62.505, 100.005]
DRIVE_T = [0, 5, 5.5, 15, 15.5, 40, 40.5, 60, 60.5, 80]
DRIVE = [0, 0, 1, 1, 0.2, 0.2, 3, 3, 0, 0]

SYNC = '''NEURON { SUFFIX dj_sync }
VERBATIM
extern void nrn_rhs(NrnThread*) __asm__("_Z7nrn_rhsP9NrnThread"); // C++ in NEURON
ENDVERBATIM
BEFORE STEP {
VERBATIM
	nrn_rhs(_nt);
ENDVERBATIM
}
'''
CURRENT = '''NEURON { SUFFIX dj_current_%(ion)s USEION %(ion)s WRITE i%(ion)s VALENCE %(charge)d RANGE amp }
ASSIGNED { i%(ion)s amp }
BREAKPOINT { i%(ion)s = amp }
'''
CONCENTRATION = '''NEURON { SUFFIX dj_inside_%(ion)s USEION %(ion)s WRITE %(ion)si VALENCE %(charge)d RANGE amp }
ASSIGNED { %(ion)si amp }
INITIAL { %(ion)si = amp }
BREAKPOINT { SOLVE follow }
PROCEDURE follow() { %(ion)si = amp }
'''


def shell(arguments, folder, limit=COMPILE_LIMIT):
    try:
        done = subprocess.run(arguments, cwd=folder, capture_output=True, timeout=limit)
        return done.returncode, (done.stdout + done.stderr).decode('utf8', 'replace')
    except subprocess.TimeoutExpired:
        return 1, 'took longer than %d s' % limit


def compile_library(folder, names):
    """Translates NAME.mod of each name and links them as folder/lib.so; what went wrong, else empty."""
    for name in names:
        code, output = shell(['nocmodl', name + '.mod'], folder)
        if code or not os.path.exists(os.path.join(folder, name + '.c')):
            return 'nocmodl: ' + output[-600:]
    with open(os.path.join(folder, 'register.c'), 'w') as f:
        for name in names:
            f.write('extern void _%s_reg(void);\n' % name)
        f.write('void modl_reg(void) { %s }\n' % ' '.join('_%s_reg();' % name for name in names))
    code, output = shell(['cc', '-O1', '-w', '-shared', '-fPIC', '-o', 'lib.so', 'register.c'] + [n + '.c' for n in names] + DEFINES + ['-I.'] +
                         INCLUDES + ['-L/usr/lib/nrn', '-lnrniv', '-Wl,-rpath,/usr/lib/nrn', '-lm'], folder)
    return 'cc: ' + output[-600:] if code else ''


class Helpers:
    """Libraries of helper mechanisms, compiled when first asked for."""

    def __init__(self, folder):
        self.folder, self.known = folder, {}

    def library(self, name, text):
        if name not in self.known:
            folder = os.path.join(self.folder, name)
            os.makedirs(folder, exist_ok=True)
            if not os.path.exists(os.path.join(folder, 'lib.so')):
                with open(os.path.join(folder, name + '.mod'), 'w') as f:
                    f.write(text)
                problem = compile_library(folder, [name])
                if problem:
                    raise RuntimeError(problem)
            self.known[name] = os.path.join(folder, 'lib.so')
        return self.known[name]


def without_comments(text):
    text = text.replace('\r\n', '\n').replace('\r', '\n')
    text = re.sub(r'(?ms)^[ \t]*COMMENT\b.*?^[ \t]*ENDCOMMENT', '', text)
    text = re.sub(r'(?ms)\bCOMMENT\b.*?\bENDCOMMENT\b', '', text)
    text = re.sub(r'(?m)^[ \t]*TITLE.*$', '', text)
    return re.sub(r'(?m)[:?].*$', '', text)


def with_includes(path, depth=0):
    with open(path, 'rb') as f:
        text = without_comments(f.read().decode('latin1'))
    def include(match):
        other = os.path.join(os.path.dirname(path), match.group(1))
        return with_includes(other, depth + 1) if depth < 5 and os.path.exists(other) else ''
    return re.sub(r'INCLUDE\s*"([^"]*)"', include, text)


def block(text, name):
    """The insides of all blocks of a name."""
    found = []
    for match in re.finditer(r'\b%s\b[^{}\n]*\{' % name, text):
        depth, i = 1, match.end()
        while i < len(text) and depth:
            depth += {'{': 1, '}': -1}.get(text[i], 0)
            i += 1
        found.append(text[match.end():i - 1])
    return '\n'.join(found)


def describe(path, c_text):
    """What a mechanism is, from its text and from what nocmodl has made of it."""
    text = with_includes(path)
    neuron = block(text, 'NEURON')
    info = {'kind': 'density', 'ions': [], 'suffix': ''}
    named = re.search(r'\b(SUFFIX|POINT_PROCESS|ARTIFICIAL_CELL)\s+(\w+)', neuron)
    if named:
        info['suffix'] = named.group(2)
        if info['suffix'] in BUILT_IN:
            info['suffix'] += '_dj'
        info['kind'] = {'SUFFIX': 'density', 'POINT_PROCESS': 'point', 'ARTIFICIAL_CELL': 'artificial'}[named.group(1)]
    if info['suffix'] in ('', 'nothing'):
        info['kind'] = 'nothing'
    words = re.split(r'[\s,]+', neuron)
    i = 0
    while i < len(words):
        if words[i] == 'USEION':
            ion = {'name': words[i + 1], 'reads': [], 'writes': [], 'charge': VALENCE.get(words[i + 1], 1)}
            i, to = i + 2, None
            while i < len(words) and words[i] not in ('USEION', 'RANGE', 'GLOBAL', 'NONSPECIFIC_CURRENT', 'ELECTRODE_CURRENT', 'POINTER', 'SUFFIX',
                                                     'THREADSAFE', 'POINT_PROCESS', 'EXTERNAL', 'BBCOREPOINTER', 'REPRESENTS'):
                if words[i] in ('READ', 'WRITE'):
                    to = ion['reads' if words[i] == 'READ' else 'writes']
                elif words[i] == 'VALENCE':
                    i += 1
                    ion['charge'] = int(float(words[i]))
                    to = None
                elif to is not None and words[i]:
                    to.append(words[i])
                i += 1
            info['ions'].append(ion)
        else:
            i += 1
    info['pointers'] = bool(re.search(r'\b(BBCORE)?POINTER\b', neuron))
    info['receives'] = bool(re.search(r'\bNET_RECEIVE\b', text))
    info['events_out'] = bool(re.search(r'\bnet_event\b', text))
    info['random'] = bool(re.search(r'scop_random|exprand|normrand|poisrand|nrn_random|nrnran123|\bmcell_ran4|\bRandom\b|\brand\s*\(|drand48|\burand\b', text))
    info['verbatim'] = 'VERBATIM' in text
    info['table'] = bool(re.search(r'\bTABLE\b', text))
    names = re.search(r'_mechanism\[\]\s*=\s*\{(.*?)\};', c_text, re.S)
    groups, group = [], []
    for item in re.findall(r'"[^"]*"|\b0\b', names.group(1) if names else ''):
        if item == '0':
            groups.append(group)
            group = []
        else:
            group.append(item[1:-1])
    tail = '_' + info['suffix']
    bare = lambda n: n.replace(tail, '', 1) if info['kind'] == 'density' and n.replace('[', tail + '[').find(tail) >= 0 and tail in n else n
    parts = [[bare(n) for n in g] for g in groups]
    info['parameters'] = parts[0][2:] if parts else []
    info['assigned'] = parts[1] if len(parts) > 1 else []
    info['states'] = parts[2] if len(parts) > 2 else []
    info['currents'] = [n for n in re.findall(r'(?:NONSPECIFIC_CURRENT|ELECTRODE_CURRENT)\s+((?:\w+\s*,\s*)*\w+)', neuron) for n in re.split(r'\s*,\s*', n)]
    info['overrides'] = {}
    for match in re.finditer(r'\b(\w+)\s*(=\s*([-+.\deE]+))?\s*\(\s*(S|siemens|mho|mhos)\s*/\s*cm\s*\^?\s*2\s*\)|\b(\w+)\s*(=\s*([-+.\deE]+))?\s*\(\s*cm\s*/\s*s(ec)?\s*\)',
                             block(text, 'PARAMETER')):
        name, value = match.group(1) or match.group(5), match.group(3) or match.group(7)
        try:
            if name in info['parameters'] and float(value or 0) == 0:
                info['overrides'][name] = 1e-3 if match.group(1) else 1e-4
        except ValueError:
            pass
    return info


def lines(times, values, unit):
    return {'lines': {'times': ['%r ms' % float(t) for t in times], 'values': ['%r %s' % (float(v), unit) for v in values]}}


def cases(info):
    """The protocols that suit a mechanism, in the schema of the verb "clamp"."""
    base = {'timeStep': '0.025 ms', 'scheme': 'backward Euler', 'temperature': '6.3 degC', 'start': {'voltage': '-65.0 mV'},
            'compartment': {'length': '20.0 um', 'diameter': '20.0 um', 'capacitance': '1.0 uF/cm2'}, 'parameters': info['overrides']}
    events = {'times': ['%r ms' % t for t in EVENTS], 'weight': 1.0 if info['kind'] == 'artificial' else 0.001}
    found = {}
    if info['kind'] == 'artificial':
        found['event'] = dict(base, duration='120.0 ms', events=events) if info['receives'] else dict(base, duration='120.0 ms')
        return found
    clamp = dict(base, duration='130.0 ms', voltageClamp=lines(CLAMP_T, CLAMP_V, 'mV'))
    free = dict(base, duration='100.0 ms', currentClamp={'step': {'amplitude': '0.05 nA', 'onset': '10.0 ms', 'duration': '60.0 ms'}},
                leak={'conductance': '0.0001 S/cm2', 'reversal': '-65.0 mV'})
    pool = any(w in (i['name'] + 'i', i['name'] + 'o') for i in info['ions'] for w in i['writes'])
    if info['receives']:
        found['event'] = dict(base, duration='120.0 ms', voltageClamp=lines(EVENT_T, EVENT_V, 'mV'), events=events)
        free = dict(free, events=events)
    else:
        found['clamp'] = clamp
    currents, inside = {}, {}
    for ion in info['ions']:
        name = ion['name']
        if 'i' + name in ion['reads'] and 'i' + name not in ion['writes']:
            scale = -0.002 if ion['charge'] > 0 else 0.002
            currents[name] = lines(DRIVE_T, [scale * d for d in DRIVE], 'mA/cm2')
        if name + 'i' in ion['reads'] and name + 'i' not in ion['writes']:
            rest = {'ca': 5e-5, 'na': 10.0, 'k': 54.4}.get(name, 1.0)
            peak = {'ca': 1e-3}.get(name, rest * 0.5)
            inside[name] = lines(DRIVE_T, [rest + peak * d for d in DRIVE], 'mM')
    if currents or inside:
        found['driven'] = dict(base, duration='80.0 ms', voltageClamp=lines([0, 50, 50.5, 80], [-65, -65, -20, -20], 'mV'), ionCurrents=currents,
                               concentrations=inside)
        if info['receives']:
            found['driven']['events'] = events
    found['free'] = free
    return found


def number(text):
    return float(text.split()[0])


def play(h, waveform, target):
    tv = h.Vector([number(t) for t in waveform['lines']['times']])
    vv = h.Vector([number(v) for v in waveform['lines']['values']])
    vv.play(target, tv, 1)
    return tv, vv


def run(library, info, protocol, helpers, synchronous, file, seed=1):
    """One case in this process; writes the columns into a file and gives their names, those that hold no finite numbers, and the spikes."""
    from neuron import h
    h.nrn_load_dll(library)
    charges = {i['name']: i['charge'] for i in info['ions']}
    kept = []
    cell = h.Section(name='cell')
    cell.L, cell.diam, cell.nseg, cell.cm = LENGTH, DIAMETER, 1, 1
    here = cell(0.5)
    if synchronous:
        h.nrn_load_dll(helpers['sync'])
        cell.insert('dj_sync')
    if info['kind'] == 'density':
        cell.insert(info['suffix'])
        mechanism = getattr(here, info['suffix'])
    elif info['kind'] == 'point':
        mechanism = getattr(h, info['suffix'])(here)
    else:
        mechanism = getattr(h, info['suffix'])()
    if info['table'] and hasattr(h, 'usetable_' + info['suffix']):
        setattr(h, 'usetable_' + info['suffix'], 0)
    for name, value in protocol['parameters'].items():
        if name.endswith(']'):
            getattr(mechanism, name[:-3])[int(name[-2])] = value
        else:
            setattr(mechanism, name, value)
    if 'leak' in protocol:
        cell.insert('pas')
        here.pas.g, here.pas.e = number(protocol['leak']['conductance']), number(protocol['leak']['reversal'])
    if 'currentClamp' in protocol:
        step, clamp = protocol['currentClamp']['step'], h.IClamp(here)
        clamp.delay, clamp.dur, clamp.amp = number(step['onset']), number(step['duration']), number(step['amplitude'])
        kept.append(clamp)
    if 'voltageClamp' in protocol:
        clamp = h.SEClamp(here)
        clamp.dur1, clamp.rs = 1e9, 1e-6
        kept += [clamp, play(h, protocol['voltageClamp'], clamp._ref_amp1)]
    for what, key in (('current', 'ionCurrents'), ('inside', 'concentrations')):
        for ion, waveform in protocol.get(key, {}).items():
            h.nrn_load_dll(helpers[what + '_' + ion])
            cell.insert('dj_%s_%s' % (what, ion))
            kept.append(play(h, waveform, getattr(here, 'dj_%s_%s' % (what, ion))._ref_amp))
    if 'events' in protocol:
        times = [number(t) for t in protocol['events']['times']]
        connection = h.NetCon(None, mechanism)
        connection.delay = 0
        connection.weight[0] = protocol['events']['weight']
        handler = h.FInitializeHandler(lambda: [connection.event(t) for t in times])
        kept += [connection, handler]
    spikes = h.Vector()
    if info['events_out']:
        out = h.NetCon(mechanism, None)
        out.record(spikes)
        kept.append(out)
    columns = {'t': h.Vector().record(h._ref_t)}
    if info['kind'] != 'artificial':
        columns['v'] = h.Vector().record(here._ref_v)
    def record(name, owner, attribute):
        match = re.fullmatch(r'(\w+)\[(\d+)\]', name)
        try:
            if match:
                for i in range(int(match.group(2))):
                    columns['%s[%d]' % (match.group(1), i)] = h.Vector().record(getattr(owner, '_ref_' + match.group(1))[i])
            else:
                columns[name] = h.Vector().record(getattr(owner, '_ref_' + attribute))
        except Exception:
            pass
    for name in info['states'] + info['assigned']:
        if name not in ('v', 't'):
            record(name, mechanism, name)
    for ion in info['ions']:
        for name in ('i' + ion['name'], ion['name'] + 'i', ion['name'] + 'o', 'e' + ion['name']):
            if name in ion['writes'] or (name in ion['reads'] and name[0] != 'i'):
                if info['kind'] == 'point' and name[0] == 'i' and name == 'i' + ion['name']:
                    record(name, mechanism, name)
                else:
                    record(name, here, name)
    h.dt, h.secondorder = DT, 0
    h.celsius = 6.3
    if info['random']:
        set_seed = ctypes.CDLL(NEURON).set_seed  # of scop_random and what is made of it
        set_seed.argtypes, set_seed.restype = [ctypes.c_double], None
        set_seed(float(seed))
    h.finitialize(V_INIT)
    for _ in range(int(round(number(protocol['duration']) / DT))):
        h.fadvance()
    bad = []
    with open(file, 'wb') as f:
        for name, vector in columns.items():
            values = array.array('d', vector)
            values.tofile(f)
            if not all(map(math.isfinite, values)):
                bad.append(name)
    return list(columns), bad, list(spikes)


def in_child(action, limit):
    """The JSON that an action gives in a process of its own, or None with the reason."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        signal.alarm(limit)
        null = os.open(os.devnull, os.O_RDWR)
        os.dup2(null, 0), os.dup2(null, 1), os.dup2(null, 2)
        try:
            answer = {'given': action()}
        except BaseException as e:  # whatever it is, the parent wants to know
            answer = {'failed': '%s: %s' % (type(e).__name__, e)}
        with os.fdopen(writer, 'w') as f:
            json.dump(answer, f)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as f:
        text = f.read()
    _, status = os.waitpid(child, 0)
    if not text or os.WIFSIGNALED(status):
        return None, 'ended by signal %d' % os.WTERMSIG(status) if os.WIFSIGNALED(status) else 'gave nothing'
    answer = json.loads(text)
    return (answer['given'], '') if 'given' in answer else (None, answer['failed'])


def one_file(root, path, output, helpers):
    source = os.path.join(root, path)
    with open(source, 'rb') as f:
        key = hashlib.sha256(path.encode() + b'\0' + f.read()).hexdigest()[:16]
    folder = os.path.join(output, key)
    if os.path.exists(os.path.join(folder, 'info.json')):
        with open(os.path.join(folder, 'info.json')) as f:
            return json.load(f)
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    info = {'path': path, 'key': key, 'status': 'runs', 'message': '', 'cases': {}}
    with tempfile.TemporaryDirectory() as build:
        name = re.sub(r'\W', '_', os.path.basename(path)[:-4])
        for other in os.listdir(os.path.dirname(source)):
            if other.endswith('.inc'):
                shutil.copy(os.path.join(os.path.dirname(source), other), build)
        with open(source, 'rb') as f, open(os.path.join(build, name + '.mod'), 'wb') as copy:
            copy.write(re.sub(rb'\b(SUFFIX|POINT_PROCESS|ARTIFICIAL_CELL)(\s+)(%s)\b' % '|'.join(BUILT_IN).encode(), rb'\1\2\3_dj', f.read()))
        library = os.path.join(build, 'lib.so')
        problem = compile_library(build, [name])
        if not problem:
            def load():
                from neuron import h
                h.nrn_load_dll(library)
                return True
            _, problem = in_child(load, LIMIT)
        if problem:
            info.update(status='refused', message=problem)
        else:
            with open(os.path.join(build, name + '.c'), errors='replace') as f:
                info.update(describe(source, f.read()))
            if info['kind'] == 'nothing' or info['pointers']:
                info.update(status='loads', message='no mechanism' if info['kind'] == 'nothing' else 'needs a POINTER')
            else:
                run_cases(info, library, folder, helpers)
    with open(os.path.join(folder, 'info.json'), 'w') as f:
        json.dump(info, f, indent=1)
    return info


def run_cases(info, library, folder, helpers):
    for name, protocol in cases(info).items():
        tools = {'sync': helpers.library('dj_sync', SYNC)}
        for ion in info['ions']:
            values = {'ion': ion['name'], 'charge': ion['charge']}
            if ion['name'] in protocol.get('ionCurrents', {}):
                tools['current_' + ion['name']] = helpers.library('dj_current_%(ion)s' % values, CURRENT % values)
            if ion['name'] in protocol.get('concentrations', {}):
                tools['inside_' + ion['name']] = helpers.library('dj_inside_%(ion)s' % values, CONCENTRATION % values)
        file = os.path.join(folder, name + '.f64')
        plain, problem = in_child(lambda: run(library, info, protocol, tools, False, file), LIMIT)
        if plain is None:
            info['cases'][name] = {'failed': problem}
            continue
        names, bad, spikes = plain
        late = True
        if info['kind'] != 'artificial':
            synchronous, problem = in_child(lambda: run(library, info, protocol, tools, True, file + '.sync'), LIMIT)
            states = ['v'] + [s.split('[')[0] for s in info['states']]
            if synchronous is not None and same(file, file + '.sync', names, states):
                os.replace(file + '.sync', file)
                late = False
            elif os.path.exists(file + '.sync'):
                os.remove(file + '.sync')
        with open(os.path.join(folder, name + '.json'), 'w') as f:
            json.dump(protocol, f, indent=1)
        info['cases'][name] = {'late': late, 'columns': names, 'notFinite': bad, 'spikes': spikes}
        if info['random']:
            others = [in_child(lambda: run(library, info, protocol, tools, not late and info['kind'] != 'artificial',
                                           os.path.join(folder, '%s.%d.f64' % (name, seed)), seed), LIMIT)[0] for seed in range(2, SEEDS + 1)]
            info['cases'][name]['seeds'] = [given[2] if given else None for given in others]
    if all('failed' in c for c in info['cases'].values()):
        info.update(status='loads', message='; '.join(sorted({c['failed'] for c in info['cases'].values()})))


def same(one, other, names, states):
    """Whether the states are the same to the last bit."""
    size = os.path.getsize(one) // len(names)
    if os.path.getsize(other) != size * len(names):
        return False
    with open(one, 'rb') as a, open(other, 'rb') as b:
        return all(a.read(size) == b.read(size) or name.split('[')[0] not in states for name in names)


def main():
    root, output = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    if len(sys.argv) > 3:
        with open(sys.argv[3]) as f:
            paths = [line.strip() for line in f if line.strip()]
    else:
        paths = sorted(os.path.relpath(os.path.join(d, f), root) for d, _, fs in os.walk(root) for f in fs if f.endswith('.mod'))
    os.makedirs(output, exist_ok=True)
    os.environ['NEURON_MODULE_OPTIONS'] = '-nogui'
    with tempfile.TemporaryDirectory() as elsewhere:
        os.chdir(elsewhere)  # NEURON loads a library that it finds in the current folder
        import neuron  # once; every case is a fork of this process
        helpers = Helpers(os.path.join(output, 'helpers'))
        index = []
        for i, path in enumerate(paths):
            info = one_file(root, path, output, helpers)
            index.append(info)
            print('%d/%d %s %s %s' % (i + 1, len(paths), info['status'], path, info['message'][:80].replace('\n', ' ')), flush=True)
        with open(os.path.join(output, 'index.json'), 'w') as f:
            json.dump(index, f, indent=1)


if __name__ == '__main__':
    main()
