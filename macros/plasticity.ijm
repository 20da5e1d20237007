// How do synapses change? The protocols of physiologists on single synapses, and a neuron whose synapses learn while it runs.
//
// In Fiji: open this file and press Run; it asks for a reconstruction and for a folder for the results.
// Without a display: give both as the argument, with a semicolon between them, such as "sample-data/pyramidal.swc;results".
//
// Writes a picture and a table for each of: the window of spike timing (Bi and Poo 1998), the dependence on the rate of pairing with triplets
// (Pfister and Gerstner 2006, beside what was measured in 2001), depression and facilitation over the rate (Tsodyks, Uziel and Markram 2000),
// a train of stochastic releases, and failures and variation of release. Then 60 unreliable, lognormal synapses drive the neuron by volleys
// and learn from its spikes: strengths over time and distance, and the neuron painted with them (results/neuron).

given = split(getArgument(), ";");
if (given.length == 2) {
	cell = given[0];
	results = given[1];
} else {
	cell = File.openDialog("Reconstruction");
	results = getDirectory("Folder for the results");
}
if (!File.exists(cell))
	exit("There is no reconstruction " + cell + "; expected a file such as sample-data/pyramidal.swc.");
File.makeDirectory(results);
if (!File.isDirectory(results))
	exit("No folder " + results + " could be made; expected a folder, or the name of one to be made in a folder that is there.");
setBatchMode(true);

measure("timing-window", "measure=timing-window rule=bi-poo");
measure("pairing-rate", "measure=pairing-rate rule=visual-cortex");
measure("depression", "measure=short-term release=depressing");
measure("facilitation", "measure=short-term release=facilitating");
measure("train", "measure=train release=layer-5 sites=5 random=true trials=500 rate=20");
measure("release", "measure=release release=values probability=0.25 sites=4 trials=20000");
row = nResults - 1;
print("Failures: " + d2s(getResult("Failures", row), 4) + ", in theory " + d2s(getResult("Failures in theory", row), 4)
	+ "; CV: " + d2s(getResult("CV", row), 3) + ", in theory " + d2s(getResult("CV in theory", row), 3));

model = results + "/learning.json";
run("Build Neuron Model...", "reconstruction=[" + cell + "] title=learning membrane=firing file=[" + model + "] replace=true");
run("Place Synapses...", "model=[" + model + "] name=inputs sites=number region=dendrites to=200 number=60 kind=AMPA conductance=1.5"
	+ " timing=volley times=[20, 60, 100, 140, 180, 220] jitter=4 release=values probability=0.5 recovery=200 vesicles=2 random=true strengths=0.6"
	+ " learning=bi-poo strongest=3 seed=7 file=[" + model + "] replace=true");
run("Simulate Neuron...", "model=[" + model + "] duration=250 pixelsize=0.7 frameinterval=2 folder=[" + results + "/neuron]");
save("learning strengths", "strengths-on-neuron");
save("learning: strengths of inputs over time", "strengths-over-time");
save("learning: strengths of inputs over distance", "strengths-over-distance");
return results;

// Runs the command, saves its plot and its table.
function measure(name, options) {
	run("Measure Plasticity...", options + " table=[" + results + "/" + name + ".csv]");
	saveAs("PNG", results + "/" + name + ".png");
	close();
}

// Saves an open image as it is seen.
function save(title, name) {
	selectImage(title);
	saveAs("PNG", results + "/" + name + ".png");
	close();
}
