// Every cell of a folder: a model, a simulation, and one table of them all.
//
// In Fiji: open this file and press Run; it asks for the folder with the reconstructions and for one for the results.
// Without a display: give both folders as the argument, with a semicolon between them, such as "cells;results".
//
// Each cell gets a passive membrane and 20 synapses on its longest dendritic end branch that act together at 10 ms. Its model, movie, traces
// and spikes go to results/NAME; results/cells.csv holds one row for each cell and is written anew after each, so that nothing is lost if a
// cell cannot be used. Such a cell ends the macro with one sentence that says why; take it out of the folder and run the macro again.

folders = split(getArgument(), ";");
if (folders.length == 2) {
	cells = folders[0];
	results = folders[1];
} else {
	cells = getDirectory("Folder with reconstructions");
	results = getDirectory("Folder for the results");
}
if (!File.isDirectory(cells))
	exit("There is no folder " + cells + "; expected one with reconstructions (.swc, .traces, .asc).");
files = Array.sort(Array.filter(getFileList(cells), "(.*\\.(swc|traces|asc|SWC|TRACES|ASC)$)"));
if (files.length == 0)
	exit("There is no reconstruction in " + cells + "; expected files that end with .swc, .traces or .asc.");
File.makeDirectory(results);
if (!File.isDirectory(results))
	exit("No folder " + results + " could be made; expected a folder, or the name of one to be made in a folder that is there.");

setBatchMode(true); // no windows
header = "Cell,Compartments,Area (um2),Input resistance (MOhm),Start at the soma (mV),Peak at the soma (mV),Time of the peak (ms)\n";
rows = "";
for (i = 0; i < files.length; i++) {
	name = File.getNameWithoutExtension(files[i]);
	showProgress(i, files.length);
	showStatus("Simulating " + name);
	folder = results + File.separator + name;
	File.makeDirectory(folder);
	if (!File.isDirectory(folder))
		exit("No folder " + folder + " could be made; expected a folder, or the name of one to be made in a folder that is there.");
	model = folder + File.separator + name + ".json";

	run("Build Neuron Model...", "reconstruction=[" + cells + File.separator + files[i] + "] file=[" + model + "] replace=true experiment=true");
	built = nResults - 1; // the row it has added

	run("Simulate Neuron...", "model=[" + model + "] folder=[" + folder + "]");
	soma = row("soma", built + 1);
	rows = rows + name + "," + getResult("Compartments", built) + "," + getResult("Membrane area (µm²)", built) + ","
		+ getResult("Input resistance (MΩ)", built) + "," + getResult("Start (mV)", soma) + "," + getResult("Maximum (mV)", soma) + ","
		+ getResult("Time of maximum (ms)", soma) + "\n";
	File.saveString(header + rows, results + File.separator + "cells.csv");
	close("*"); // pictures of this cell, all of which are files by now
}
print(files.length + " cells, see " + results + File.separator + "cells.csv");
return results;

// The row of a place in the table of results, looked for from some row on.
function row(place, first) {
	for (r = first; r < nResults; r++)
		if (getResultString("Place", r) == place)
			return r;
	exit("The simulation did not record the place " + place + ".");
}
