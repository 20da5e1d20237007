// One neuron, from its trace to a movie over the image it was traced in.
//
// In Fiji: open this file and press Run; it asks for the folder with the sample data (sample-data/) and for one for the results.
// Without a display: give both folders as the argument, with a semicolon between them, such as "sample-data;results".
//
// Simulates pyramidal.json (clusters of synapses, inhibition, action potentials) and writes its files to results/simulation, then lays the
// membrane potential over the stack and saves that as the film results/overlay.avi. Prints what happened at every recorded place.

folders = split(getArgument(), ";");
if (folders.length == 2) {
	samples = folders[0];
	results = folders[1];
} else {
	samples = getDirectory("Folder with the sample data");
	results = getDirectory("Folder for the results");
}
File.makeDirectory(results);
if (!File.isDirectory(results))
	exit("No folder " + results + " could be made; expected a folder, or the name of one to be made in a folder that is there.");
model = samples + "/pyramidal.json";

// The potentials seen along z, the recorded traces as a plot, and one row for each recorded place in the table of results.
first = nResults;
run("Simulate Neuron...", "model=[" + model + "] folder=[" + results + "/simulation]");
for (row = first; row < nResults; row++)
	print(getResultString("Place", row) + ": from " + d2s(getResult("Start (mV)", row), 1) + " up to "
		+ d2s(getResult("Maximum (mV)", row), 1) + " mV, spikes: " + getResult("Spikes", row));

// The same over the stack, both seen along z, with colours from -75 to 0 mV; as a film of 15 s.
open(samples + "/pyramidal-stack.zip");
run("Overlay Activity on Image...", "model=[" + model + "] lowest=-75 highest=0 projection=true");
selectImage("Clusters and a veto over pyramidal-stack"); // without a display a new image is not the active one by itself
run("AVI... ", "compression=JPEG frame=20 save=[" + results + "/overlay.avi]");
return results;
