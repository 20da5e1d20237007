#@ File (label = "Reconstruction", persist = false) traced
#@ File (label = "Folder for the results", style = "directory", persist = false) results
#@ Integer (label = "Synapses in the cluster", value = 20, min = 1, persist = false) synapses
#@ Double (label = "Duration (ms)", value = 80, min = 1, persist = false) duration

// From a trace to a table: a passive model of the neuron, a cluster of synapses on its longest dendritic end branch, a simulation.
// Everything is written into the folder; without a display it does the same.
// What each command can do more: Plugins > Neuroanatomy > DendriteJ > DendriteJ Help.

File.makeDirectory(results);
name = File.getNameWithoutExtension(traced);
model = results + File.separator + name + ".json";

run("Build Neuron Model...", "reconstruction=[" + traced + "] membrane=passive file=[" + model + "] replace=true");
run("Place Synapses...", "model=[" + model + "] name=cluster sites=cluster centre=longest-branch spread=20 number=" + synapses
	+ " kind=AMPA+NMDA timing=times times=10 file=[" + model + "] replace=true");

first = nResults;
run("Simulate Neuron...", "model=[" + model + "] duration=" + duration + " folder=[" + results + File.separator + name + "]");
for (row = first; row < nResults; row++)
	print(getResultString("Place", row) + ": from " + d2s(getResult("Start (mV)", row), 1) + " up to " + d2s(getResult("Maximum (mV)", row), 1)
		+ " mV at " + d2s(getResult("Time of maximum (ms)", row), 1) + " ms");
saveAs("Results", results + File.separator + name + ".csv");
