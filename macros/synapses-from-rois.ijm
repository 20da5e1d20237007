// Synapses where they were marked on the image: a set saved from the ROI Manager becomes synapses of a model, which is run and laid over the
// image.
//
// In Fiji: open this file and press Run; it asks for the folder with the sample data (sample-data/) and for one for the results.
// Without a display: give both folders as the argument, with a semicolon between them, such as "sample-data;results".
//
// The set pyramidal-sites.zip holds five multi-points on the sample stack. The one named "veto" becomes inhibitory synapses, the others
// excitatory ones. With a set, a stack and a reconstruction of your own, change the names below. Writes results/marked.json with a table of the
// sites that were found, the files of the simulation, and the film results/marked.avi.

folders = split(getArgument(), ";");
if (folders.length == 2) {
	samples = folders[0];
	results = folders[1];
} else {
	samples = getDirectory("Folder with the sample data");
	results = getDirectory("Folder for the results");
}
cell = samples + "/pyramidal.swc";
stack = samples + "/pyramidal-stack.zip";
sites = samples + "/pyramidal-sites.zip";
excitatory = "basal cluster, vetoed cluster, tuft cluster, oblique cluster";
inhibitory = "veto";
needed = newArray(cell, stack, sites);
for (i = 0; i < needed.length; i++)
	if (!File.exists(needed[i]))
		exit("There is no file " + needed[i] + "; expected the folder with the sample data.");
File.makeDirectory(results);
if (!File.isDirectory(results))
	exit("No folder " + results + " could be made; expected a folder, or the name of one to be made in a folder that is there.");
model = results + "/marked.json";

setBatchMode(true); // no windows
open(stack);
traced = getTitle();
run("Build Neuron Model...", "reconstruction=[" + cell + "] title=[marked] membrane=passive file=[" + model + "] replace=true");

// All excitatory synapses act at 10 ms, spread by 1 ms; inhibition begins 2 ms before and goes on for 30 ms.
marked = "sites=image image=[" + traced + "] marks=file roiset=[" + sites + "] within=5 ";
run("Place Synapses...", "model=[" + model + "] name=excitation " + marked + "only=[" + excitatory + "] kind=AMPA+NMDA"
	+ " timing=volley times=10 jitter=1 file=[" + model + "] replace=true table=[" + results + "/excitation.csv]");
run("Place Synapses...", "model=[" + model + "] name=inhibition " + marked + "only=[" + inhibitory + "] kind=GABAA conductance=1"
	+ " timing=regular start=8 interval=5 spikes=7 file=[" + model + "] replace=true table=[" + results + "/inhibition.csv]");

first = nResults;
run("Simulate Neuron...", "model=[" + model + "] duration=60 folder=[" + results + "/simulation]");
for (row = first; row < nResults; row++)
	print(getResultString("Place", row) + ": from " + d2s(getResult("Start (mV)", row), 1) + " up to "
		+ d2s(getResult("Maximum (mV)", row), 1) + " mV");

// Over the stack, seen along z, as shapes.
run("Overlay Activity on Image...", "template=[" + traced + "] model=[" + model + "] duration=60 projection=true vector=true");
selectImage("marked over pyramidal-stack");
run("AVI... ", "compression=JPEG frame=20 save=[" + results + "/marked.avi]");
return results;
